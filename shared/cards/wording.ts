import type { Urgency } from '../classifier/assessment.ts'
import type { Topic } from '../classifier/topics.ts'
import type { DataProblem } from '../fhir/data-problem.ts'
import type { FeatureId, Side } from '../terminology/features.ts'

/** How a topic is spoken of. A topic without a row is a type error. */
export interface Wording {
  /** In the middle of a sentence. */
  readonly name: string
  /** After "Consider" in a summary, where the name would not do. */
  readonly consider?: string
  /** First line of the detail: why it is worth a look. Urgency policy and clinical specification, vascular 6 and neuromuscular 8. */
  readonly matters: string
  /** `asked`: the answer differs by leg, so an unknown side is asked for; `named`: said where known; `none`: not a matter of legs. */
  readonly side: 'asked' | 'named' | 'none'
}

export const wording: Readonly<Record<Topic, Wording>> = {
  'acute-limb-ischemia':               { name: 'acute limb ischemia', side: 'asked', matters: 'A leg without blood flow can be lost within hours.' },
  'pulmonary-embolism':                { name: 'pulmonary embolism', side: 'none', matters: 'Leg findings together with chest findings can be life-threatening within hours.' },
  'cauda-equina-syndrome':             { name: 'cauda equina syndrome', side: 'none', matters: 'Bladder, bowel and leg function can be lost within hours; pathways ask for emergency MRI.' },
  'chronic-limb-threatening-ischemia': { name: 'chronic limb-threatening ischemia', side: 'asked', matters: 'Foot pain lying flat that eases with the leg down can mean too little blood flow; guidelines ask for a vascular opinion within days.' },
  'deep-vein-thrombosis':              { name: 'deep vein thrombosis', side: 'asked', matters: 'A clot in a leg vein can reach the lungs; guidelines ask for a scan within hours where it is likely.' },
  'cellulitis':                        { name: 'cellulitis', side: 'asked', matters: 'A spreading skin infection is treated within hours to days, and can look like a clot or poor blood flow.' },
  'peripheral-artery-disease':         { name: 'peripheral artery disease', side: 'named', matters: 'Poor blood flow to the leg is confirmed by a pressure measurement at the ankle or toe.' },
  'lumbar-radiculopathy':              { name: 'lumbar radiculopathy (sciatica)', side: 'asked', matters: 'Leg pain from a nerve root becomes urgent with weakness, or with bladder, bowel or saddle changes.' },
  'lumbar-spinal-stenosis':            { name: 'lumbar spinal stenosis', side: 'named', matters: 'Leg pain on standing and walking that eases bent forward can come from the spine, and can look like poor blood flow.' },
  'peripheral-neuropathy':             { name: 'peripheral neuropathy', side: 'named', matters: 'Burning or numb feet at night can come from the nerves, and can hide poor blood flow.' },
  'restless-legs-syndrome':            { name: 'restless legs syndrome', side: 'named', matters: 'An urge to move the legs at rest in the evening can be worsened by low iron or a drug.' },
  'nocturnal-leg-cramps':              { name: 'nocturnal leg cramps', side: 'named', matters: 'Sudden hard cramps in bed can have a drug or an electrolyte behind them.' },
  'chronic-venous-insufficiency':      { name: 'chronic venous insufficiency', side: 'named', matters: 'Leg pain that eases with the leg raised can come from the veins; compression needs a look at the arteries first.' },
  'positional-leg-pain':               { name: 'positional leg pain, cause open', consider: 'the cause of positional leg pain', side: 'asked', matters: 'The pain depends on position, but what is on record fits no single cause well enough.' },
}

/** Words for a leg; nothing where the record names none. */
export const legWords: Readonly<Partial<Record<Side, string>>> = {
  left: 'left leg',
  right: 'right leg',
  bilateral: 'both legs',
}

/** Measurements a summary may name, as present or as missing, in words short enough for it. */
export const shortNames: Readonly<Partial<Record<FeatureId, string>>> = {
  'abi': 'ABI',
  'tbi': 'TBI',
  'ankle-pressure': 'ankle pressure',
  'toe-pressure': 'toe pressure',
  'tcpo2': 'TcPO2',
  'd-dimer': 'D-dimer',
  'calf-circumference-difference': 'calf difference',
  'oxygen-saturation': 'SpO2',
  'systolic-blood-pressure': 'systolic pressure',
  'body-temperature': 'temperature',
  'post-void-residual': 'post-void residual',
  'muscle-strength': 'strength (MRC)',
  'ferritin': 'ferritin',
  'hba1c': 'HbA1c',
  'vitamin-b12': 'vitamin B12',
}

export const urgencyWords: Readonly<Record<Urgency, string>> = {
  critical: 'critical',
  warning: 'warning',
  info: 'for information',
}

/** Titles of the parts of a detail, in their fixed order. */
export const parts = {
  why: 'Why now',
  against: 'What speaks against',
  scores: 'Published scores',
  missing: 'What is not on record',
  next: 'Next steps to consider',
  also: 'Also considered',
  notes: 'Notes',
} as const

/** What was odd in the record, in words for a clinician: one entry, several entries. */
export const problemWords: Readonly<Record<DataProblem['kind'], readonly [one: string, several: string]>> = {
  'malformed-resource':  ['entry that could not be read', 'entries that could not be read'],
  'incomplete-bundle':   ['incomplete list from the record', 'incomplete lists from the record'],
  'other-patient':       ['entry of another patient, left out', 'entries of another patient, left out'],
  'subject-not-stated':  ['entry that names no patient, counted', 'entries that name no patient, counted'],
  'future-date':         ['entry dated in the future', 'entries dated in the future'],
  'invalid-date':        ['date that could not be read', 'dates that could not be read'],
  'unit-not-understood': ['value with a unit not understood', 'values with units not understood'],
  'implausible-value':   ['implausible value', 'implausible values'],
  'unknown-basis':       ['D-dimer without its unit basis (FEU or DDU)', 'D-dimers without their unit basis (FEU or DDU)'],
  'side-conflict':       ['finding recorded for two sides at once, side not used', 'findings recorded for two sides at once, side not used'],
  'text-too-long':       ['text too long to read whole', 'texts too long to read whole'],
  'unavailable':         ['part of the record not available', 'parts of the record not available'],
}
