import type { FeatureId } from '../features.ts'
import type { CodeSourceId } from './sources.ts'

export interface DrugRow {
  /** Ingredient as RxNorm writes it, lower case; two words at most. */
  readonly ingredient: string
  /** RxNorm codes of the ingredient (doxylamine: of one product). Products carry other codes: they are found by their name, which contains the ingredient. */
  readonly rxnorm?: readonly string[]
  /** Brands and other spellings, lower case, two words at most. */
  readonly also?: readonly string[]
  readonly classes: readonly FeatureId[]
  /** Where the code was seen with this ingredient; `specification` for rows found by name only. */
  readonly source: CodeSourceId
}

/**
 * Drug classes. Members and effects: clinical specification, neuromuscular section 5 (cramps: Garrison 2012,
 * Arch Intern Med 172:120-126), vascular section 2.4 (anticoagulants). Bupropion and trazodone are left out
 * on purpose: they do not worsen restless legs.
 */
export const drugRows: readonly DrugRow[] = [
  { ingredient: 'apixaban',             rxnorm: ['1364430'],       classes: ['on-anticoagulant'], also: ['eliquis'], source: 'ecqm-2024' },
  { ingredient: 'rivaroxaban',          rxnorm: ['1114195'],       classes: ['on-anticoagulant'], also: ['xarelto'], source: 'ecqm-2024' },
  { ingredient: 'dabigatran',           rxnorm: ['1037042'],       classes: ['on-anticoagulant'], also: ['pradaxa'], source: 'ecqm-2024' },
  { ingredient: 'edoxaban',                                        classes: ['on-anticoagulant'], also: ['savaysa', 'lixiana'], source: 'specification' },
  { ingredient: 'warfarin',             rxnorm: ['11289'],         classes: ['on-anticoagulant'], also: ['coumadin', 'jantoven'], source: 'ecqm-2024' },
  { ingredient: 'enoxaparin',           rxnorm: ['67108'],         classes: ['on-anticoagulant'], also: ['lovenox', 'clexane'], source: 'ecqm-2024' },
  { ingredient: 'dalteparin',                                      classes: ['on-anticoagulant'], also: ['fragmin'], source: 'specification' },
  { ingredient: 'tinzaparin',                                      classes: ['on-anticoagulant'], also: ['innohep'], source: 'specification' },
  { ingredient: 'heparin',              rxnorm: ['5224'],          classes: ['on-anticoagulant'], source: 'ecqm-2024' },
  { ingredient: 'fondaparinux',                                    classes: ['on-anticoagulant'], also: ['arixtra'], source: 'specification' },

  { ingredient: 'morphine',             rxnorm: ['7052'],          classes: ['opioid', 'retention-causing-drug'], source: 'ecqm-2024' },
  { ingredient: 'oxycodone',            rxnorm: ['7804'],          classes: ['opioid', 'retention-causing-drug'], source: 'ecqm-2024' },
  { ingredient: 'hydrocodone',          rxnorm: ['5489'],          classes: ['opioid', 'retention-causing-drug'], source: 'ecqm-2024' },
  { ingredient: 'hydromorphone',        rxnorm: ['3423'],          classes: ['opioid', 'retention-causing-drug'], source: 'ecqm-2024' },
  { ingredient: 'codeine',              rxnorm: ['2670'],          classes: ['opioid', 'retention-causing-drug'], source: 'ecqm-2024' },
  { ingredient: 'tramadol',             rxnorm: ['10689'],         classes: ['opioid', 'retention-causing-drug'], source: 'ecqm-2024' },
  { ingredient: 'tapentadol',           rxnorm: ['787390'],        classes: ['opioid', 'retention-causing-drug'], source: 'ecqm-2024' },
  { ingredient: 'fentanyl',             rxnorm: ['4337'],          classes: ['opioid', 'retention-causing-drug'], source: 'ecqm-2024' },
  { ingredient: 'methadone',            rxnorm: ['6813'],          classes: ['opioid', 'retention-causing-drug'], source: 'ecqm-2024' },
  { ingredient: 'meperidine',           rxnorm: ['6754'],          classes: ['opioid', 'retention-causing-drug'], source: 'ecqm-2024' },
  { ingredient: 'buprenorphine',                                   classes: ['opioid', 'retention-causing-drug'], source: 'specification' },
  { ingredient: 'oxymorphone',                                     classes: ['opioid', 'retention-causing-drug'], source: 'specification' },

  { ingredient: 'diphenhydramine',      rxnorm: ['3498'],          classes: ['rls-antihistamine', 'retention-causing-drug'], also: ['benadryl', 'zzzquil', 'tylenol pm', 'advil pm', 'aleve pm', 'acetaminophen pm', 'ibuprofen pm'], source: 'ecqm-2024' },
  { ingredient: 'chlorpheniramine',     rxnorm: ['2400'],          classes: ['rls-antihistamine', 'retention-causing-drug'], also: ['chlorphenamine'], source: 'ecqm-2024' },
  { ingredient: 'promethazine',         rxnorm: ['8745'],          classes: ['rls-antihistamine', 'rls-dopamine-antagonist', 'retention-causing-drug'], source: 'ecqm-2024' },
  { ingredient: 'hydroxyzine',          rxnorm: ['5553'],          classes: ['rls-antihistamine', 'retention-causing-drug'], source: 'ecqm-2024' },
  { ingredient: 'dimenhydrinate',       rxnorm: ['3444'],          classes: ['rls-antihistamine', 'retention-causing-drug'], source: 'ecqm-2024' },
  { ingredient: 'meclizine',            rxnorm: ['6676'],          classes: ['rls-antihistamine', 'retention-causing-drug'], source: 'ecqm-2024' },
  { ingredient: 'doxylamine',           rxnorm: ['1042675'],       classes: ['rls-antihistamine', 'retention-causing-drug'], also: ['unisom', 'nyquil'], source: 'ecqm-2024' },

  { ingredient: 'metoclopramide',       rxnorm: ['6915'],          classes: ['rls-dopamine-antagonist'], source: 'ecqm-2024' },
  { ingredient: 'prochlorperazine',     rxnorm: ['8704'],          classes: ['rls-dopamine-antagonist'], source: 'ecqm-2024' },
  { ingredient: 'droperidol',           rxnorm: ['3648'],          classes: ['rls-dopamine-antagonist'], source: 'ecqm-2024' },
  { ingredient: 'haloperidol',          rxnorm: ['5093'],          classes: ['rls-dopamine-antagonist'], source: 'ecqm-2024' },
  { ingredient: 'chlorpromazine',       rxnorm: ['2403'],          classes: ['rls-dopamine-antagonist'], source: 'ecqm-2024' },
  { ingredient: 'perphenazine',         rxnorm: ['8076'],          classes: ['rls-dopamine-antagonist'], source: 'cpic' },
  { ingredient: 'pimozide',             rxnorm: ['8331'],          classes: ['rls-dopamine-antagonist'], source: 'cpic' },
  { ingredient: 'thioridazine',         rxnorm: ['10502'],         classes: ['rls-dopamine-antagonist'], source: 'ecqm-2024' },
  { ingredient: 'risperidone',          rxnorm: ['35636'],         classes: ['rls-dopamine-antagonist'], source: 'ecqm-2024' },
  { ingredient: 'olanzapine',           rxnorm: ['61381'],         classes: ['rls-dopamine-antagonist'], source: 'ecqm-2024' },
  { ingredient: 'quetiapine',           rxnorm: ['51272'],         classes: ['rls-dopamine-antagonist'], source: 'ecqm-2024' },
  { ingredient: 'clozapine',            rxnorm: ['2626'],          classes: ['rls-dopamine-antagonist'], source: 'ohdsi' },
  { ingredient: 'paliperidone',         rxnorm: ['679314'],        classes: ['rls-dopamine-antagonist'], source: 'ohdsi' },
  { ingredient: 'ziprasidone',          rxnorm: ['115698'],        classes: ['rls-dopamine-antagonist'], source: 'ecqm-2024' },
  { ingredient: 'lurasidone',           rxnorm: ['1040028'],       classes: ['rls-dopamine-antagonist'], source: 'ecqm-2024' },
  { ingredient: 'iloperidone',          rxnorm: ['73178'],         classes: ['rls-dopamine-antagonist'], source: 'cpic' },
  { ingredient: 'aripiprazole',         rxnorm: ['89013'],         classes: ['rls-dopamine-antagonist'], source: 'ecqm-2024' },
  { ingredient: 'brexpiprazole',        rxnorm: ['1658314'],       classes: ['rls-dopamine-antagonist'], source: 'cpic' },
  { ingredient: 'fluphenazine',         rxnorm: ['4496'],          classes: ['rls-dopamine-antagonist'], source: 'ecqm-2024' },
  { ingredient: 'trifluoperazine',      rxnorm: ['10800'],         classes: ['rls-dopamine-antagonist'], source: 'ecqm-2024' },
  { ingredient: 'thiothixene',          rxnorm: ['10510'],         classes: ['rls-dopamine-antagonist'], source: 'ecqm-2024' },

  { ingredient: 'mirtazapine',          rxnorm: ['15996'],         classes: ['rls-antidepressant'], source: 'ecqm-2024' },
  { ingredient: 'sertraline',           rxnorm: ['36437'],         classes: ['rls-antidepressant'], source: 'ecqm-2024' },
  { ingredient: 'fluoxetine',           rxnorm: ['4493'],          classes: ['rls-antidepressant'], source: 'ecqm-2024' },
  { ingredient: 'paroxetine',           rxnorm: ['32937'],         classes: ['rls-antidepressant'], source: 'ecqm-2024' },
  { ingredient: 'citalopram',           rxnorm: ['2556'],          classes: ['rls-antidepressant'], source: 'ecqm-2024' },
  { ingredient: 'escitalopram',         rxnorm: ['321988'],        classes: ['rls-antidepressant'], source: 'ecqm-2024' },
  { ingredient: 'fluvoxamine',          rxnorm: ['42355'],         classes: ['rls-antidepressant'], source: 'ohdsi' },
  { ingredient: 'venlafaxine',          rxnorm: ['39786'],         classes: ['rls-antidepressant'], source: 'ecqm-2024' },
  { ingredient: 'desvenlafaxine',       rxnorm: ['734064'],        classes: ['rls-antidepressant'], source: 'ohdsi' },
  { ingredient: 'duloxetine',           rxnorm: ['72625'],         classes: ['rls-antidepressant'], source: 'ecqm-2024' },
  { ingredient: 'amitriptyline',        rxnorm: ['704'],           classes: ['rls-antidepressant', 'retention-causing-drug'], source: 'ecqm-2024' },
  { ingredient: 'nortriptyline',        rxnorm: ['7531'],          classes: ['rls-antidepressant', 'retention-causing-drug'], source: 'ecqm-2024' },
  { ingredient: 'doxepin',              rxnorm: ['3638'],          classes: ['rls-antidepressant', 'retention-causing-drug'], source: 'ecqm-2024' },
  { ingredient: 'imipramine',           rxnorm: ['5691'],          classes: ['rls-antidepressant', 'retention-causing-drug'], source: 'ecqm-2024' },
  { ingredient: 'clomipramine',         rxnorm: ['2597'],          classes: ['rls-antidepressant', 'retention-causing-drug'], source: 'ohdsi' },
  { ingredient: 'vortioxetine',         rxnorm: ['1455099'],       classes: ['rls-antidepressant'], source: 'ohdsi' },
  { ingredient: 'desipramine',          rxnorm: ['3247'],          classes: ['rls-antidepressant', 'retention-causing-drug'], source: 'ecqm-2024' },
  { ingredient: 'milnacipran',          rxnorm: ['588250'],        classes: ['rls-antidepressant'], source: 'ecqm-2024' },
  { ingredient: 'trimipramine',                                    classes: ['rls-antidepressant', 'retention-causing-drug'], source: 'specification' },
  { ingredient: 'protriptyline',                                   classes: ['rls-antidepressant', 'retention-causing-drug'], source: 'specification' },

  { ingredient: 'lithium',              rxnorm: ['6448', '42351'], classes: ['rls-other'], source: 'ecqm-2024' },

  { ingredient: 'pramipexole',          rxnorm: ['746741'],        classes: ['rls-treatment'], source: 'ecqm-2024' },
  { ingredient: 'ropinirole',           rxnorm: ['72302'],         classes: ['rls-treatment'], source: 'ecqm-2024' },
  { ingredient: 'rotigotine',           rxnorm: ['616739'],        classes: ['rls-treatment'], source: 'ohdsi' },
  { ingredient: 'levodopa',             rxnorm: ['6375'],          classes: ['rls-treatment'], also: ['sinemet'], source: 'ohdsi' },
  { ingredient: 'gabapentin',           rxnorm: ['25480'],         classes: ['rls-treatment'], source: 'ecqm-2024' },
  { ingredient: 'pregabalin',           rxnorm: ['187832'],        classes: ['rls-treatment'], source: 'ecqm-2024' },

  { ingredient: 'salmeterol',           rxnorm: ['36117'],         classes: ['cramp-laba'], source: 'ecqm-2024' },
  { ingredient: 'formoterol',           rxnorm: ['25255'],         classes: ['cramp-laba'], source: 'ecqm-2024' },
  { ingredient: 'arformoterol',                                    classes: ['cramp-laba'], source: 'specification' },
  { ingredient: 'indacaterol',                                     classes: ['cramp-laba'], source: 'specification' },
  { ingredient: 'vilanterol',                                      classes: ['cramp-laba'], source: 'specification' },
  { ingredient: 'olodaterol',                                      classes: ['cramp-laba'], source: 'specification' },

  { ingredient: 'spironolactone',       rxnorm: ['9997'],          classes: ['cramp-k-sparing'], source: 'ecqm-2024' },
  { ingredient: 'triamterene',          rxnorm: ['10763'],         classes: ['cramp-k-sparing'], source: 'ecqm-2024' },
  { ingredient: 'amiloride',                                       classes: ['cramp-k-sparing'], source: 'specification' },
  { ingredient: 'eplerenone',                                      classes: ['cramp-k-sparing'], source: 'specification' },

  { ingredient: 'hydrochlorothiazide',  rxnorm: ['5487'],          classes: ['cramp-thiazide'], also: ['hctz'], source: 'ecqm-2024' },
  { ingredient: 'chlorthalidone',       rxnorm: ['2409'],          classes: ['cramp-thiazide'], source: 'ecqm-2024' },
  { ingredient: 'indapamide',           rxnorm: ['5764'],          classes: ['cramp-thiazide'], source: 'ecqm-2024' },
  { ingredient: 'metolazone',           rxnorm: ['6916'],          classes: ['cramp-thiazide'], source: 'ecqm-2024' },

  { ingredient: 'furosemide',           rxnorm: ['4603'],          classes: ['cramp-loop'], also: ['lasix', 'frusemide'], source: 'ecqm-2024' },
  { ingredient: 'torsemide',            rxnorm: ['38413'],         classes: ['cramp-loop'], source: 'ecqm-2024' },
  { ingredient: 'bumetanide',                                      classes: ['cramp-loop'], source: 'specification' },

  { ingredient: 'atorvastatin',         rxnorm: ['83367'],         classes: ['cramp-statin'], source: 'ecqm-2024' },
  { ingredient: 'simvastatin',          rxnorm: ['36567'],         classes: ['cramp-statin'], also: ['simvistatin'], source: 'ecqm-2024' },
  { ingredient: 'rosuvastatin',         rxnorm: ['301542'],        classes: ['cramp-statin'], source: 'ecqm-2024' },
  { ingredient: 'pravastatin',          rxnorm: ['42463'],         classes: ['cramp-statin'], source: 'ecqm-2024' },
  { ingredient: 'lovastatin',           rxnorm: ['6472'],          classes: ['cramp-statin'], source: 'ecqm-2024' },
  { ingredient: 'fluvastatin',          rxnorm: ['41127'],         classes: ['cramp-statin'], source: 'ecqm-2024' },
  { ingredient: 'pitavastatin',         rxnorm: ['861634'],        classes: ['cramp-statin'], source: 'ecqm-2024' },

  { ingredient: 'raloxifene',           rxnorm: ['72143'],         classes: ['cramp-other'], source: 'ecqm-2024' },
  { ingredient: 'conjugated estrogens', rxnorm: ['4099'],          classes: ['cramp-other'], also: ['estrogens conjugated'], source: 'ecqm-2024' },
  { ingredient: 'naproxen',             rxnorm: ['7258'],          classes: ['cramp-other'], source: 'ecqm-2024' },
  { ingredient: 'albuterol',            rxnorm: ['435'],           classes: ['cramp-other'], also: ['salbutamol'], source: 'ecqm-2024' },

  { ingredient: 'quinine',              rxnorm: ['9071'],          classes: ['quinine'], source: 'ecqm-2024' },

  { ingredient: 'vincristine',          rxnorm: ['11202'],         classes: ['neurotoxic-drug'], source: 'ohdsi' },
  { ingredient: 'vinblastine',          rxnorm: ['11198'],         classes: ['neurotoxic-drug'], source: 'ohdsi' },
  { ingredient: 'cisplatin',            rxnorm: ['2555'],          classes: ['neurotoxic-drug'], source: 'ohdsi' },
  { ingredient: 'oxaliplatin',          rxnorm: ['32592'],         classes: ['neurotoxic-drug'], source: 'ecqm-2024' },
  { ingredient: 'carboplatin',          rxnorm: ['40048'],         classes: ['neurotoxic-drug'], source: 'ecqm-2024' },
  { ingredient: 'paclitaxel',           rxnorm: ['56946'],         classes: ['neurotoxic-drug'], source: 'ecqm-2024' },
  { ingredient: 'docetaxel',            rxnorm: ['72962'],         classes: ['neurotoxic-drug'], source: 'ohdsi' },
  { ingredient: 'thalidomide',          rxnorm: ['10432'],         classes: ['neurotoxic-drug'], source: 'ohdsi' },
  { ingredient: 'isoniazid',            rxnorm: ['6038'],          classes: ['neurotoxic-drug'], source: 'ecqm-2024' },
  { ingredient: 'nitrofurantoin',       rxnorm: ['7454'],          classes: ['neurotoxic-drug'], source: 'ecqm-2024' },
  { ingredient: 'metronidazole',        rxnorm: ['6922'],          classes: ['neurotoxic-drug'], source: 'ecqm-2024' },
  { ingredient: 'amiodarone',           rxnorm: ['703'],           classes: ['neurotoxic-drug'], source: 'ecqm-2024' },
  { ingredient: 'colchicine',           rxnorm: ['2683'],          classes: ['neurotoxic-drug'], source: 'ecqm-2024' },
  { ingredient: 'dapsone',              rxnorm: ['3108'],          classes: ['neurotoxic-drug'], source: 'ecqm-2024' },
  { ingredient: 'disulfiram',           rxnorm: ['3554'],          classes: ['neurotoxic-drug'], source: 'ohdsi' },
  { ingredient: 'phenytoin',            rxnorm: ['8183'],          classes: ['neurotoxic-drug'], source: 'ecqm-2024' },
  { ingredient: 'stavudine',            rxnorm: ['59763'],         classes: ['neurotoxic-drug'], source: 'ohdsi' },
  { ingredient: 'levofloxacin',         rxnorm: ['82122'],         classes: ['neurotoxic-drug'], source: 'ecqm-2024' },
  { ingredient: 'bortezomib',                                      classes: ['neurotoxic-drug'], source: 'specification' },
  { ingredient: 'ciprofloxacin',        rxnorm: ['2551'],          classes: ['neurotoxic-drug'], source: 'ecqm-2024' },
  { ingredient: 'moxifloxacin',         rxnorm: ['139462'],        classes: ['neurotoxic-drug'], source: 'ecqm-2024' },
  { ingredient: 'ofloxacin',            rxnorm: ['7623'],          classes: ['neurotoxic-drug'], source: 'ecqm-2024' },

  { ingredient: 'metformin',            rxnorm: ['6809'],          classes: ['metformin', 'b12-lowering'], source: 'ecqm-2024' },

  { ingredient: 'omeprazole',           rxnorm: ['7646'],          classes: ['b12-lowering'], source: 'ecqm-2024' },
  { ingredient: 'pantoprazole',         rxnorm: ['40790'],         classes: ['b12-lowering'], source: 'ecqm-2024' },
  { ingredient: 'esomeprazole',         rxnorm: ['283742'],        classes: ['b12-lowering'], source: 'ecqm-2024' },
  { ingredient: 'lansoprazole',         rxnorm: ['17128'],         classes: ['b12-lowering'], source: 'ecqm-2024' },
  { ingredient: 'rabeprazole',          rxnorm: ['114979'],        classes: ['b12-lowering'], source: 'ecqm-2024' },
  { ingredient: 'dexlansoprazole',      rxnorm: ['816346'],        classes: ['b12-lowering'], source: 'ecqm-2024' },

  { ingredient: 'oxybutynin',           rxnorm: ['32675'],         classes: ['retention-causing-drug'], source: 'ecqm-2024' },
  { ingredient: 'tolterodine',          rxnorm: ['119565'],        classes: ['retention-causing-drug'], source: 'ecqm-2024' },
  { ingredient: 'solifenacin',          rxnorm: ['322167'],        classes: ['retention-causing-drug'], source: 'ecqm-2024' },
  { ingredient: 'trospium',             rxnorm: ['236778'],        classes: ['retention-causing-drug'], source: 'ecqm-2024' },
  { ingredient: 'darifenacin',                                     classes: ['retention-causing-drug'], source: 'specification' },
  { ingredient: 'fesoterodine',                                    classes: ['retention-causing-drug'], source: 'specification' },
  { ingredient: 'benztropine',          rxnorm: ['1424'],          classes: ['retention-causing-drug'], source: 'ecqm-2024' },
  { ingredient: 'trihexyphenidyl',                                 classes: ['retention-causing-drug'], source: 'specification' },
  { ingredient: 'scopolamine',          rxnorm: ['9601'],          classes: ['retention-causing-drug'], source: 'ecqm-2024' },
  { ingredient: 'hyoscyamine',          rxnorm: ['153970'],        classes: ['retention-causing-drug'], source: 'ecqm-2024' },
  { ingredient: 'dicyclomine',          rxnorm: ['3361'],          classes: ['retention-causing-drug'], source: 'ecqm-2024' },
  { ingredient: 'atropine',             rxnorm: ['1223'],          classes: ['retention-causing-drug'], source: 'ecqm-2024' },
  { ingredient: 'pseudoephedrine',      rxnorm: ['8896'],          classes: ['retention-causing-drug'], source: 'ecqm-2024' },
  { ingredient: 'phenylephrine',        rxnorm: ['8163'],          classes: ['retention-causing-drug'], source: 'ecqm-2024' },
  { ingredient: 'ephedrine',            rxnorm: ['3966'],          classes: ['retention-causing-drug'], source: 'ecqm-2024' },
  { ingredient: 'midodrine',                                       classes: ['retention-causing-drug'], source: 'specification' },
]
