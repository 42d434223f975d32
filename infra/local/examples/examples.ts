import type { FhirResource } from 'fhir/r4.js'
import type { Topic } from '../../../shared/classifier/topics.ts'
import { backPainWithSaddleNumbness } from './back-pain-with-saddle-numbness.ts'
import { burningFeetInAStockingPattern } from './burning-feet-in-a-stocking-pattern.ts'
import { calfPainAfterTwoBlocks } from './calf-pain-after-two-blocks.ts'
import { charleyHorseAtThreeInTheMorning } from './charley-horse-at-three-in-the-morning.ts'
import { chartOf, type Example } from './chart.ts'
import { forefootPainDenied } from './forefoot-pain-denied.ts'
import { forefootPainRelievedByDangling } from './forefoot-pain-relieved-by-dangling.ts'
import { hostileChartText } from './hostile-chart-text.ts'
import { legPainLyingDownUnexplained } from './leg-pain-lying-down-unexplained.ts'
import { legsAchingAfterADayStanding } from './legs-aching-after-a-day-standing.ts'
import { legsEasedByLeaningOnTheCart } from './legs-eased-by-leaning-on-the-cart.ts'
import { legsThatMustMoveInTheEvening } from './legs-that-must-move-in-the-evening.ts'
import { painShootingFromButtockToToe } from './pain-shooting-from-buttock-to-toe.ts'
import { quietCharts } from './quiet-charts.ts'
import { redHotLegWithFever } from './red-hot-leg-with-fever.ts'
import { suddenColdPulselessLeg } from './sudden-cold-pulseless-leg.ts'
import { swollenCalfWithBreathlessness } from './swollen-calf-with-breathlessness.ts'
import { tenderCalfAfterAnEarlierClot } from './tender-calf-after-an-earlier-clot.ts'

export type ExampleGroup = 'hypotheses' | 'quiet' | 'difficult'

export interface ExamplePatient {
  readonly id: string
  readonly group: ExampleGroup
  readonly shows: string
  /** Topic of the first card; `undefined` where no card may appear. */
  readonly firstTopic: Topic | undefined
  readonly resources: readonly FhirResource[]
}

const groups: Readonly<Record<ExampleGroup, readonly Example[]>> = {
  hypotheses: [
    forefootPainRelievedByDangling,
    suddenColdPulselessLeg,
    swollenCalfWithBreathlessness,
    tenderCalfAfterAnEarlierClot,
    backPainWithSaddleNumbness,
    redHotLegWithFever,
    calfPainAfterTwoBlocks,
    painShootingFromButtockToToe,
    legsEasedByLeaningOnTheCart,
    burningFeetInAStockingPattern,
    legsThatMustMoveInTheEvening,
    charleyHorseAtThreeInTheMorning,
    legsAchingAfterADayStanding,
    legPainLyingDownUnexplained,
  ],
  quiet: [forefootPainDenied, ...quietCharts],
  difficult: [hostileChartText],
}

/**
 * The example patients with their charts, dated back from `now` so they never go stale.
 *
 * @param now epoch milliseconds
 */
export const examples = (now: number): readonly ExamplePatient[] =>
  (['hypotheses', 'quiet', 'difficult'] as const).flatMap((group) =>
    groups[group].map(({ id, shows, firstTopic, write }) => ({
      id,
      group,
      shows,
      firstTopic,
      resources: write(chartOf(id, now)),
    })),
  )
