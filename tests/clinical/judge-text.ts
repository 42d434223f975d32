import { type Mention, readText } from '../../shared/evidence/free-text/read-text.ts'
import { type FeatureId, featureRow } from '../../shared/terminology/features.ts'
import type { Stated, TextCase } from './texts/text-case.ts'

type Voice = 'present' | 'absent' | 'possible' | 'historical'

/** One text: statements rightly read, missed, and read although nobody said so. */
export interface JudgedText {
  readonly text: TextCase
  readonly found: readonly string[]
  readonly missed: readonly string[]
  readonly invented: readonly string[]
}

/** Earlier events and risks are true of the present, however the words are dated. */
const isLasting = (feature: FeatureId): boolean => ['history', 'risk', 'demographic'].includes(featureRow(feature).kind)

function voiceOf({ feature, status, certainty, temporality }: Mention): Voice {
  if (certainty === 'possible') return 'possible'
  if (temporality === 'historical' && !(status === 'present' && (isLasting(feature) || feature.startsWith('hx-'))))
    return 'historical'
  return status
}

/** Where on the leg it hurts, how long and how strong: asked for only where a text says `present`. */
const neverInvented: ReadonlySet<FeatureId> = new Set([
  'calf-site',
  'foot-or-toe-site',
  'thigh-location',
  'rest-pain-duration',
  'ulcer-duration',
  'episode-duration',
  'episode-frequency',
  'pain-severity',
])

/** Words of one finding that rightly speak of a wider one too. */
const near: readonly (readonly FeatureId[])[] = [
  ['limb-weakness', 'motor-deficit', 'muscle-strength', 'limb-paralysis', 'foot-drop', 'bilateral-leg-weakness'],
  ['numbness', 'dermatomal-sensory-loss', 'pinprick-or-temperature-reduced'],
  ['leg-swelling', 'calf-swelling', 'entire-leg-swollen', 'pitting-edema-unilateral', 'edema-bilateral'],
  ['pain-nocturnal', 'wakes-from-sleep', 'evening-predominance'],
  ['pain-worse-supine', 'worse-lying-flat', 'pain-at-rest', 'rest-onset', 'rest-pain-ischemic', 'pain-worse-elevation'],
  ['relief-by-walking', 'relief-by-movement', 'relief-by-standing'],
  ['claudication', 'worse-walking', 'relief-by-standing-still'],
  ['gangrene', 'blue-or-black-toes', 'skin-cyanosis-or-mottling', 'fixed-staining'],
  ['radiating-below-knee', 'dermatomal-distribution', 'dx-lumbar-radiculopathy', 'shooting-quality'],
  ['monofilament-abnormal', 'protective-sensation-lost', 'monofilament-sites'],
  ['foot-or-leg-ulcer', 'tissue-loss-ischemic-ulcer', 'venous-ulcer'],
  ['leg-pain-acute-onset', 'sudden-onset'],
  ['fever', 'body-temperature'],
  ['tachycardia', 'heart-rate'],
  ['cramping-quality', 'muscle-hardening'],
  ['dx-deep-vein-thrombosis', 'hx-dvt', 'dx-venous-thrombosis-unspecified'],
  ['urge-to-move-legs', 'dx-restless-legs-syndrome'],
  ['mri-root-compression', 'lumbar-disc-displacement'],
  ['mri-central-stenosis', 'dx-lumbar-spinal-stenosis'],
  ['slr-positive', 'crossed-slr-positive'],
  ['dx-peripheral-artery-disease', 'hx-pad'],
  ['dx-acute-limb-ischemia', 'dx-limb-ischemia-unspecified-acuity'],
  ['risk-active-cancer', 'history-of-malignancy'],
]

/** Findings of which one says that the other is not there. */
const opposites: readonly (readonly [FeatureId, FeatureId])[] = [
  ['pulse-normal', 'pulse-absent'],
  ['pulse-normal', 'pulse-diminished'],
  ['capillary-refill-normal', 'capillary-refill-delayed'],
  ['relief-by-dependency', 'no-relief-by-dependency'],
  ['relief-by-movement', 'no-relief-by-movement'],
  ['relief-by-walking', 'no-relief-by-movement'],
  ['relief-by-muscle-stretch', 'no-relief-by-movement'],
]

/** Symptoms after which a plain "leg pain" is no invention. */
const isPain = (feature: FeatureId): boolean => {
  const { kind, sided } = featureRow(feature)
  return kind === 'symptom' && sided
}

const featureOf = (stated: Stated): FeatureId => {
  const [feature] = stated.split('@')
  return feature as FeatureId
}

const voices = ['present', 'absent', 'possible', 'historical'] as const

export function judgeText(text: TextCase): JudgedText {
  const mentions = readText(text.text, {
    kind: 'narrative',
    ...(text.question === undefined ? {} : { question: text.question }),
  })
  const read = mentions.map((mention) => ({ voice: voiceOf(mention), feature: mention.feature, side: mention.side }))
  const expected = voices.flatMap((voice) =>
    text[voice].map((stated) => ({ voice, stated, feature: featureOf(stated) })),
  )

  const isFound = ({ voice, stated, feature }: (typeof expected)[number]): boolean => {
    const side = stated.split('@')[1]
    return read.some(
      (mention) =>
        mention.feature === feature && mention.voice === voice && (side === undefined || mention.side === side),
    )
  }
  const name = (voice: Voice, stated: string): string => `${voice} ${stated}`

  const allowed = new Set<string>(expected.map(({ voice, feature }) => name(voice, feature)))
  for (const { voice, feature } of expected) {
    for (const family of near) {
      if (family.includes(feature)) for (const other of family) allowed.add(name(voice, other))
    }
    if (voice === 'present' && isPain(feature)) allowed.add(name('present', 'leg-pain'))
  }
  for (const [one, other] of opposites) {
    for (const [a, b] of [
      [one, other],
      [other, one],
    ] as const) {
      if (text.optional.includes(a) || allowed.has(name('present', a))) allowed.add(name('absent', b))
      if (allowed.has(name('absent', a))) allowed.add(name('present', b))
    }
  }
  const wrongSide = expected.filter(
    (item) => item.stated !== item.feature && !isFound(item) && read.some(sameButSide(item)),
  )
  const invented = new Set(
    read
      .filter(
        ({ voice, feature }) =>
          voice !== 'historical' &&
          !neverInvented.has(feature) &&
          !text.optional.includes(feature) &&
          !allowed.has(name(voice, feature)),
      )
      .map(({ voice, feature }) => name(voice, feature)),
  )
  return {
    text,
    found: expected.filter(isFound).map(({ voice, stated }) => name(voice, stated)),
    missed: expected.filter((item) => !isFound(item)).map(({ voice, stated }) => name(voice, stated)),
    invented: [...invented, ...wrongSide.map(({ voice, feature }) => `${name(voice, feature)} on another side`)],
  }
}

const sameButSide =
  ({ voice, feature, stated }: { voice: Voice; feature: FeatureId; stated: Stated }) =>
  (mention: { voice: Voice; feature: FeatureId; side: string }): boolean =>
    mention.voice === voice &&
    mention.feature === feature &&
    mention.side !== stated.split('@')[1] &&
    mention.side !== 'unknown'
