import { describe, expect, it } from 'vitest'
import { drugClassesOf } from '../../../shared/terminology/drugs.ts'

const rxnorm = 'http://www.nlm.nih.gov/research/umls/rxnorm'

const classesOf = (text: string, dosage?: string): readonly string[] =>
  drugClassesOf({ codings: [], text, dosage }).map(({ feature }) => feature)

describe('the classes of a medication', () => {
  it.each([
    ['Warfarin Sodium 5 MG Oral Tablet', ['on-anticoagulant']],
    ['Eliquis 5 mg', ['on-anticoagulant']],
    ['PACLitaxel 100 MG Injection', ['neurotoxic-drug']],
    ['24 HR Metformin hydrochloride 500 MG Extended Release Oral Tablet', ['metformin', 'b12-lowering']],
    ['Acetaminophen 325 MG / oxyCODONE Hydrochloride 5 MG Oral Tablet', ['opioid', 'retention-causing-drug']],
    ['promethazine 25 mg', ['rls-antihistamine', 'rls-dopamine-antagonist', 'retention-causing-drug']],
    ['Tylenol PM', ['rls-antihistamine', 'retention-causing-drug']],
    ['Benadryl 25 mg at night', ['rls-antihistamine', 'retention-causing-drug']],
    ['Lasix 40mg', ['cramp-loop']],
    ['conjugated estrogens 0.625 mg', ['cramp-other']],
    ['60 ACTUAT Fluticasone propionate 0.25 MG/ACTUAT / salmeterol 0.05 MG/ACTUAT Dry Powder Inhaler', ['cramp-laba']],
    ['quinine sulfate 324 mg', ['quinine']],
    ['carbidopa/levodopa 25/100', ['rls-treatment']],
    ['amiloride 5 MG / hydrochlorothiazide 50 MG Oral Tablet', ['cramp-k-sparing', 'cramp-thiazide']],
  ])('%s: %j', (text, classes) => {
    expect(classesOf(text)).toEqual(classes)
  })

  it.each([
    ['bupropion, which does not worsen restless legs', 'bupropion 150 mg'],
    ['trazodone, for the same reason', 'trazodone 50 mg'],
    ['cetirizine, which does not sedate', 'cetirizine hydrochloride 5 MG Oral Tablet'],
    ['quinidine, which is not quinine', 'quinidine gluconate'],
    ['a name inside a longer word', 'hydroxychloroquinine-like'],
    ['apomorphine, which is not morphine', 'apomorphine'],
    ['a dose at 8 pm', 'acetaminophen 500 mg at 8 PM'],
    ['antiplatelets', 'clopidogrel 75 mg'],
    ['nothing', ''],
  ])('gives none to %s', (_, text) => {
    expect(classesOf(text)).toEqual([])
  })

  it('finds an ingredient by its RxNorm code, and by its product name where the code is a product', () => {
    expect(drugClassesOf({ codings: [{ system: rxnorm, code: '11289' }] })).toEqual([
      { feature: 'on-anticoagulant', ingredient: 'warfarin', by: 'code' },
    ])
    expect(
      drugClassesOf({ codings: [{ system: rxnorm, code: '855332', display: 'Warfarin Sodium 5 MG Oral Tablet' }] }),
    ).toEqual([{ feature: 'on-anticoagulant', ingredient: 'warfarin', by: 'name' }])
    expect(drugClassesOf({ codings: [{ system: 'http://example.org', code: '11289' }] })).toEqual([])
  })

  it('names the ingredient behind a brand, once however often it is named', () => {
    expect(
      drugClassesOf({
        codings: [{ system: rxnorm, code: '1364430', display: 'apixaban' }],
        text: 'Eliquis (apixaban) 5 mg',
      }),
    ).toEqual([{ feature: 'on-anticoagulant', ingredient: 'apixaban', by: 'code' }])
  })
})

describe('forms that act where they are put', () => {
  it.each([
    'diphenhydramine topical cream',
    'metronidazole 0.75% gel',
    'ciprofloxacin 0.3% ophthalmic solution',
    'ofloxacin ear drops',
    'atropine 1 % eye drops',
    'doxepin 5% cream',
    'metronidazole vaginal',
  ])('leaves out %s', (text) => {
    expect(classesOf(text)).toEqual([])
  })

  it('believes the form wherever it is written', () => {
    expect(
      drugClassesOf({
        codings: [{ system: rxnorm, code: '3498', display: 'diphenhydramine' }],
        text: 'Benadryl cream',
      }),
    ).toEqual([])
  })

  it.each([
    'diphenhydramine gel capsule 25 mg',
    'fentanyl 25 mcg/hr transdermal patch',
    'scopolamine patch',
    'rotigotine 2 mg/24 h transdermal',
  ])('keeps %s', (text) => {
    expect(classesOf(text)).not.toEqual([])
  })
})

describe('anticoagulants that only prevent', () => {
  it.each([
    ['enoxaparin 40 mg', '40 mg SC daily'],
    ['enoxaparin 30 mg', '30 mg every 12 hours'],
    ['Lovenox 40 mg/0.4 mL', 'once a day for DVT prophylaxis'],
    ['heparin 5,000 units', 'SC q8h'],
    ['heparin lock flush', undefined],
    ['fondaparinux 2.5 mg', 'daily'],
    ['apixaban 2.5 mg', 'post-op DVT ppx'],
    ['rivaroxaban 10 mg', 'thromboprophylaxis after hip replacement'],
  ])('%s, %s: no treatment', (text, dosage) => {
    expect(classesOf(text, dosage)).toEqual([])
  })

  it.each([
    ['enoxaparin 80 mg', '80 mg q12h'],
    ['enoxaparin 40 mg', '40 mg q12h'],
    ['heparin infusion', '18 units/kg/h'],
    ['apixaban 5 mg', 'twice daily, stroke prophylaxis in atrial fibrillation'],
    ['warfarin', 'INR 2-3'],
    ['fondaparinux 7.5 mg', 'daily'],
    ['enoxaparin 140 mg', 'daily'],
  ])('%s, %s: treatment', (text, dosage) => {
    expect(classesOf(text, dosage)).toEqual(['on-anticoagulant'])
  })
})
