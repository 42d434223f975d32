import type { Citation, Urgency } from '../classifier/assessment.ts'
import { above, all, any, atMost, type Criterion, called, lacks, present, reaches } from '../classifier/criterion.ts'
import { compressionForbidden } from '../classifier/hypotheses/chronic-venous-insufficiency.ts'
import type { Step } from '../classifier/hypothesis.ts'
import { sources } from '../classifier/sources.ts'
import type { Topic } from '../classifier/topics.ts'
import type { FeatureId } from '../terminology/features.ts'

/** What an order is about. Findings on one concern share a card. */
export type Concern = 'compression' | 'restless-legs' | 'quinine'

/** What in the patient speaks against an order: facts of the record, or a hypothesis of the assessment. */
export type Ground =
  | { readonly kind: 'record'; readonly when: Criterion }
  /** `confident`: its picture is at least suggestive, and no stronger hypothesis explains it. */
  | { readonly kind: 'suspected'; readonly topic: Topic; readonly confident?: true }

export interface OrderRule {
  readonly id: string
  readonly concern: Concern
  /** The drug class whose order is meant; compression of a leg where none is named. */
  readonly drug?: FeatureId
  readonly urgency: Exclude<Urgency, 'critical'>
  readonly source: Citation
  /** What was found, for the detail. */
  readonly because: string
  /** The card's sentence: `{leg}` ", left leg", `{drug}` "Promethazine", `{values}` "ABI 0.45, toe pressure 22 mmHg". */
  readonly summary: string
  /** Any one of these is enough. */
  readonly grounds: readonly [Ground, ...Ground[]]
  /** Asked for where the record does not say. */
  readonly asks?: readonly FeatureId[]
  readonly steps: readonly Step[]
  /** Whether leaving the order out is the safer course: clients that can are offered to remove the draft. */
  readonly leaveOut?: true
  /** What may be ordered in its place, in words: drug and dose are the clinician's to choose. */
  readonly instead?: { readonly label: string; readonly medication: string }
}

const malaria = present('malaria-or-babesiosis')
const cramp = called(
  'cramp',
  any(present('cramping-quality'), present('muscle-hardening'), present('dx-nocturnal-leg-cramps')),
)
const noAbi = called('no ABI within 12 months', lacks(reaches('abi', 0, '{ratio}', { withinDays: 365 })))
const noToePressure = called(
  'no toe pressure within 12 months',
  lacks(reaches('toe-pressure', 0, 'mm[Hg]', { withinDays: 365 })),
)
/** Who needs a look at the arteries before compression: vascular section 1.8, "unknown ABI". */
const legAtRisk = called(
  'ulcer, leg pain or a sign of venous or arterial disease',
  any(
    present('venous-ulcer'),
    present('foot-or-leg-ulcer'),
    present('leg-pain'),
    present('pain-worse-supine'),
    present('pain-nocturnal'),
    present('pain-at-rest'),
    present('claudication'),
    present('dx-chronic-venous-insufficiency'),
    present('dx-peripheral-artery-disease'),
    present('hx-pad'),
    present('pulse-absent'),
    present('pulse-diminished'),
  ),
)
const restlessLegs: OrderRule['grounds'] = [
  { kind: 'record', when: present('dx-restless-legs-syndrome') },
  { kind: 'suspected', topic: 'restless-legs-syndrome', confident: true },
]
const vascularAdvice: Step = {
  text: 'No compression of this leg until a vascular specialist has advised',
  source: sources.RABE_2020,
  order: 'vascular-referral',
  priority: 'urgent',
}
const toePressure: Step = {
  text: 'Toe pressure, which stiff arteries do not falsify',
  source: sources.GVG_2019,
  order: 'toe-pressure',
  priority: 'urgent',
  when: noToePressure,
}
const abiFirst: Step = {
  text: 'Measure the ankle-brachial index before compression',
  source: sources.RABE_2020,
  order: 'abi',
  priority: 'routine',
  when: noAbi,
}

/**
 * What we have to say about an order, most urgent first within a concern; of rules that are met the first decides.
 * Thresholds: Rabe 2020 (vascular section 1.8, the safer 0.6). Drug classes: neuromuscular section 5. Quinine:
 * neuromuscular section 3.2.
 */
export const orderRules: readonly OrderRule[] = [
  {
    id: 'OS-C1',
    concern: 'compression',
    urgency: 'warning',
    source: sources.RABE_2020,
    because:
      'a pressure below the limit for compression: ABI below 0.6, ankle below 60, toe below 30 or TcPO2 below 20 mmHg',
    summary: 'Reconsider compression{leg}: {values}, below the limit for compression',
    grounds: [{ kind: 'record', when: compressionForbidden }],
    steps: [vascularAdvice, toePressure],
    leaveOut: true,
  },
  {
    id: 'OS-C2',
    concern: 'compression',
    urgency: 'warning',
    source: sources.RABE_2020,
    because: 'acute limb ischemia is suspected',
    summary: 'Reconsider compression{leg}: acute limb ischemia is suspected',
    grounds: [{ kind: 'suspected', topic: 'acute-limb-ischemia' }],
    steps: [
      {
        text: 'No compression of this leg; contact vascular surgery at once',
        source: sources.ACC_AHA_2024,
        order: 'vascular-emergency',
        priority: 'stat',
      },
    ],
    leaveOut: true,
  },
  {
    id: 'OS-C3',
    concern: 'compression',
    urgency: 'warning',
    source: sources.RABE_2020,
    because: 'chronic limb-threatening ischemia is suspected',
    summary: 'Reconsider compression{leg}: chronic limb-threatening ischemia is suspected',
    grounds: [{ kind: 'suspected', topic: 'chronic-limb-threatening-ischemia' }],
    asks: ['abi', 'toe-pressure'],
    steps: [vascularAdvice, { ...abiFirst, priority: 'urgent' }, toePressure],
    leaveOut: true,
  },
  {
    id: 'OS-C4',
    concern: 'compression',
    urgency: 'warning',
    source: sources.RABE_2020,
    because: 'heart failure of NYHA class IV, a contraindication to compression',
    summary: 'Reconsider compression: heart failure of NYHA class IV is on record',
    grounds: [{ kind: 'record', when: present('heart-failure-nyha-iv') }],
    steps: [{ text: 'No compression without specialist advice', source: sources.RABE_2020 }],
    leaveOut: true,
  },
  {
    id: 'OS-C5',
    concern: 'compression',
    urgency: 'info',
    source: sources.RABE_2020,
    because: 'ABI 0.6 to 0.8: reduced compression only, with specialist advice',
    summary: 'Reduced compression only{leg}, with specialist advice: {values}',
    grounds: [{ kind: 'record', when: all(reaches('abi', 0.6, '{ratio}'), atMost('abi', 0.8, '{ratio}')) }],
    asks: ['toe-pressure'],
    steps: [
      {
        text: 'Reduced pressure, checked early; ask a vascular specialist',
        source: sources.RABE_2020,
        order: 'vascular-referral',
        priority: 'routine',
      },
      { ...toePressure, priority: 'routine' },
    ],
  },
  {
    id: 'OS-C6',
    concern: 'compression',
    urgency: 'info',
    source: sources.RABE_2020,
    because: 'ABI above 1.40 cannot be relied on: the arteries do not compress',
    summary: 'Toe pressure before compression{leg}: {values} cannot be relied on',
    grounds: [{ kind: 'record', when: all(above('abi', 1.4, '{ratio}'), noToePressure) }],
    asks: ['toe-pressure'],
    steps: [{ ...toePressure, priority: 'routine' }],
  },
  {
    id: 'OS-C7',
    concern: 'compression',
    urgency: 'info',
    source: sources.RABE_2020,
    because: 'no ABI within 12 months, with an ulcer, leg pain or a sign of venous or arterial disease',
    summary: 'Measure the ABI before compression{leg}: none on record within 12 months',
    grounds: [{ kind: 'record', when: all(noAbi, noToePressure, legAtRisk) }],
    asks: ['abi'],
    steps: [abiFirst],
  },

  {
    id: 'OS-R1',
    concern: 'restless-legs',
    drug: 'rls-antihistamine',
    urgency: 'info',
    source: sources.AASM_2025,
    because: 'a sedating antihistamine can worsen restless legs',
    summary: '{drug} can worsen restless legs; a second-generation antihistamine is usually tolerated',
    grounds: restlessLegs,
    steps: [
      {
        text: 'Where it fits the purpose, a second-generation antihistamine (cetirizine, loratadine, fexofenadine) is usually tolerated',
        source: sources.HOUSE,
      },
    ],
    instead: { label: 'a second-generation antihistamine', medication: 'Cetirizine, loratadine or fexofenadine' },
  },
  {
    id: 'OS-R2',
    concern: 'restless-legs',
    drug: 'rls-dopamine-antagonist',
    urgency: 'info',
    source: sources.AASM_2025,
    because: 'a drug that blocks dopamine can worsen or mimic restless legs',
    summary: '{drug} blocks dopamine and can worsen restless legs; consider another drug',
    grounds: restlessLegs,
    steps: [
      {
        text: 'Consider a drug that does not block dopamine, where one fits the purpose; else ask about the legs after the start',
        source: sources.HOUSE,
      },
    ],
  },
  {
    id: 'OS-R3',
    concern: 'restless-legs',
    drug: 'rls-antidepressant',
    urgency: 'info',
    source: sources.AASM_2025,
    because: 'this antidepressant can trigger or worsen restless legs',
    summary: '{drug} can worsen restless legs; bupropion and trazodone are neutral',
    grounds: restlessLegs,
    steps: [
      {
        text: 'Bupropion and trazodone are neutral for restless legs, where they fit the indication',
        source: sources.HOUSE,
      },
    ],
  },

  {
    id: 'OS-Q1',
    concern: 'quinine',
    drug: 'quinine',
    urgency: 'warning',
    source: sources.FDA_QUININE,
    because:
      'quinine with leg cramps, and no malaria or babesiosis on record: the label carries a boxed warning against this use',
    summary: 'Quinine for leg cramps: FDA boxed warning (serious blood disorders), and no malaria on record',
    grounds: [{ kind: 'record', when: all(cramp, lacks(malaria)) }],
    steps: [
      { text: 'Stretching of the calves before sleep', source: sources.HALLEGRAEFF },
      {
        text: 'Review drugs that are associated with cramps',
        source: sources.GARRISON_2012,
        order: 'drug-review',
        priority: 'routine',
      },
    ],
    leaveOut: true,
  },
  {
    id: 'OS-Q2',
    concern: 'quinine',
    drug: 'quinine',
    urgency: 'warning',
    source: sources.FDA_QUININE,
    because: 'quinine with no malaria or babesiosis on record: for leg cramps its risk outweighs its benefit',
    summary:
      'Quinine with no malaria on record: FDA boxed warning against use for leg cramps (serious blood disorders)',
    grounds: [{ kind: 'record', when: all(lacks(cramp), lacks(malaria)) }],
    steps: [
      {
        text: 'Record what it is for; for leg cramps prefer stretching and a review of drugs',
        source: sources.FDA_QUININE,
      },
    ],
    leaveOut: true,
  },
]

/** Drug classes that some rule is about. */
export const watchedDrugs: ReadonlySet<FeatureId> = new Set(orderRules.flatMap(({ drug }) => drug ?? []))

/** Why a concern is worth a look: the first line of its card's detail. */
export const concernWords: Readonly<Record<Concern, string>> = {
  compression:
    'Compression of a leg with too little blood flow can cost skin or limb; guidelines ask for a look at the arteries first.',
  'restless-legs': 'An urge to move the legs at rest can be worsened by a drug given for something else.',
  quinine: 'Quinine can cause severe and fatal blood disorders; regulators advise against it for leg cramps.',
}
