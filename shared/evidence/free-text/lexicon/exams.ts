import type { FeatureId } from '../../../terminology/features.ts'
import type { Exam, LexiconRow, Result } from '../meaning.ts'

const exam = (name: Exam, phrases: readonly string[]): LexiconRow => ({ means: { kind: 'exam', exam: name }, source: 'vascular 2.2, neuromuscular 2.3', phrases })
const result = (name: Result, phrases: readonly string[]): LexiconRow => ({ means: { kind: 'result', result: name }, source: 'vascular 2.2, neuromuscular 2.3', phrases })

/** Things that are examined, and the words a result is given in. */
export const exams: readonly LexiconRow[] = [
  exam('pedal-pulse', ['dp {|and|/|&|,|or|+} pt {|pulse}', 'dp pulse', 'pt pulse', '=pt', '=pts', 'dp', '=dps', '=at', 'dorsalis pedis {|pulse}', 'posterior tibial {|artery} {|pulse}', 'posterior tib', 'pedal pulse', 'foot pulse', 'feet pulse', 'peripheral pulse', 'distal pulse', 'puls* in ~2 {foot|feet|leg|legs|toes|extremities}', 'ankle pulse', 'pedals', 'dpp', 'ptp', 'lower extremity pulse', 'le pulse', 'anterior tibial pulse', 'pedal pulses', 'tib post', 'tp pulse', 'pulse', 'dp / pt', 'dppt', 'pulseless*', 'leg pulse', 'lower limb pulse', 'pulses']),
  exam('proximal-pulse', ['femoral pulse', 'popliteal pulse', 'fem pulse', 'pop pulse', 'popliteal', 'femorals', 'popliteals', 'fem', 'pop', 'femoral']),
  exam('other-pulse', ['radial {|pulse}', 'carotid pulse', 'brachial pulse', 'ulnar pulse', '=pulse # ', '=pulse : #', 'pulse rate', 'pulse ox*', '=pulse of #', '=pulse is # ', 'paradoxic* pulse', 'pulsus', 'upper extremity pulse', 'pulse pressure', 'pulse deficit', 'impulse', 'apical pulse', 'pulse {regular|irregular}', 'steroid pulse', 'pulse steroids', 'venous pulse', 'pulse - steroid', 'regular pulse', 'irregular pulse', 'rapid pulse']),
  exam('doppler', ['doppler signal', 'doppler', 'dopplers', 'handheld doppler', 'arterial {doppler|signal|waveform}', 'arterial doppler', 'waveform', 'signal', 'signals', 'audible doppler']),
  exam('capillary-refill', ['cap refill', 'capillary refill', 'crt', 'cap refil', 'capillary return', 'cap return', 'cap ref', 'cr <', 'cr >', 'caprefill', 'capillary refill time', 'crf']),
  exam('sensation', ['=sensation', 'sensory', 'sensory exam*', 'light touch', '=lt', 'feeling in', '=sens', 'proprioception']),
  exam('strength', ['strength', 'power', 'motor {|exam|function|power|strength}', '=ehl', '=df', 'dorsiflexion', 'plantarflexion', '=pf', 'plantar flexion', 'hip flexion', 'knee extension', 'eversion', 'great toe extension', 'heel walk*', 'toe walk*', 'heel raise', 'quads', 'tib ant', 'tibialis anterior', 'gastroc strength', 'toe extension', 'toe dorsiflexion', 'ankle dorsiflexion', '=adf', '=apf', 'heel and toe walk*', 'ta', 'hallux extension', 'plantar flexors', 'dorsiflexors', 'big toe extension', 'motor', 'myotomes', 'hip abduction']),
  exam('toe-movement', ['toes', 'move* {|all} toe', 'wiggl* toe', 'toe movement', 'moves all {|four} {extremities|limbs}', 'wiggles toes', 'moves toes well', 'moving toes']),
  exam('ankle-reflex', ['ankle {reflex|jerk|jerks|reflexes}', 'achilles {|reflex|reflexes|dtr}', '=aj', '=ajs', 's 1 reflex', '=ankles {|jerks}', 'ankle jerk', 'ankle dtr', 'dtr ~1 achilles', 'achilles tendon reflex']),
  exam('knee-reflex', ['knee {reflex|jerk|jerks|reflexes}', 'patellar {|reflex|reflexes|dtr}', '=kj', '=kjs', 'patella reflex', 'quadriceps reflex', 'dtr ~1 patellar']),
  exam('reflexes', ['dtr', 'dtrs', 'reflex', 'reflexes', 'deep tendon reflex']),
  exam('anal-tone', ['{anal|rectal|sphincter} tone', 'tone on {pr|dre}', 'anal sphincter tone', 'dre tone', 'anal squeeze', 'anal wink']),
  exam('slr', ['slr', 'straight leg {raise|raising|raise test|raising test|test|raises}', 'lasegue', 'lasegues', 'slrt', 'seated slr', 'sitting slr', 'supine slr', 'passive straight leg raise', 'lasegue sign', 'slr test']),
  exam('crossed-slr', ['crossed {slr|straight leg {raise|raising|raise test}}', 'contralateral {slr|straight leg {raise|raising}}', 'well - leg raise', 'well leg raise', 'cross slr', 'xslr', 'cslr', 'cross - over slr', 'crossover slr', 'crossed - slr', 'cross - leg slr', 'crossed lasegue', 'cross leg slr']),
  exam('slump', ['slump {|test}']),
  exam('femoral-stretch', ['femoral {|nerve} stretch {|test}', 'reverse slr', 'reverse straight leg raise', '=fnst', '=fst', 'reverse lasegue', 'fns test']),
  exam('romberg', ['romberg', 'rombergs', 'romberg test']),
  exam('monofilament', ['monofilament {|test|testing|exam}', '=mf', '10 g {mf|monofilament|}', '10 g', 'semmes*', 'microfilament', 'filament test', '10 gram monofilament', '5.07 monofilament']),
  exam('vibration', ['vibration {|sense|sensation|perception}', 'vib', 'vibratory {|sense|sensation}', '128 hz', 'tuning fork']),
  exam('pinprick', ['pinprick', 'pin prick', '=pp', 'temperature {sense|sensation}', 'sharp / dull', 'pain and temperature sensation']),
  exam('perfusion', ['perfusion', 'perfused']),
  exam('d-dimer', ['d - dimer', 'ddimer', 'd dimer', 'dimer']),
  exam('buerger', ['buerger {|s} {|test|sign}', 'buergers test', 'buerger', 'buergers']),
  exam('leg-imaging', ['dvt scan', 'venous duplex', 'dvt study', 'dvt us', 'dvt ultrasound', 'lower extremity venous {us|ultrasound|duplex|doppler}', 'le venous {us|ultrasound|duplex|doppler}', 'leg duplex', 'doppler us of ~2 leg', 'us leg', 'us le', 'us for dvt', 'ultrasound for dvt', 'compression ultrasound']),
  exam('bladder-function', ['{bowel|bladder} {and|/|&|or|,} {bowel|bladder} function', 'b/b function', 'bladder function', '{bowel|bladder} {and|/|&} {bowel|bladder} control', 'sphincter {function|control}', 'bladder control', 'continence', 'urination', 'voiding', 'micturition', 'sphincters', '{bowels and waterworks|waterworks and bowels|waterworks}', 'passing urine', 'bladder and bowels', 'bowels and bladder', 'b&b']),
  exam('bowel-function', ['bowel function', 'bowel control']),
  exam('nerve-conduction', ['nerve conduction', 'emg', 'ncs', 'emg / ncs']),
  exam('limb-temperature', ['skin temperature', 'temperature of ~2 {leg|foot|feet|legs}', 'limb temperature']),
  exam('extension-test', ['kemp', 'kemp s test', 'kemp test', 'kemps', 'extension - rotation test', '30 - second extension test', 'extension test', 'quadrant test']),
  exam('ignored', ['babinski', 'clonus', 'homan', 'homans', 'hoffman*', 'faber', 'fabers', 'patrick', 'fadir', 'plantars', 'gait', 'heart sounds', 'bowel sounds', 'breath sounds', 'lung sounds', 'tone', 'rom', 'range of motion', 'coordination', 'cranial nerves', 'cn ii', 'heart', 'lungs', 'abdomen', 'hcg', 'covid', 'ua', 'culture', 'murphy', 'strep', 'flu', 'troponin', 'spurling', 'stemmer', 'stemmers', 'drawer test', 'mcmurray', 'lachman', 'thompson', 'thompson test', 'bruit', 'alignment', 'pupils', 'mood', 'guaiac', 'tinel*', 'mri', 'xray', 'x ray', 'appetite', 'urine dip', 'urinalysis', 'dip', 'chest', 'ecg', 'ekg', 'cxr', 'vitals', 'bp', 'hr', 'pregnancy test', 'upt']),

  result('absent', ['absent', 'not {palpable|felt|palpated|detectable|detected|present|obtainable|appreciated|elicited|elicitable|able to palpate|able to feel}', 'non - palpable', 'nonpalpable', 'nonpalp', 'non palp', 'non palpable', 'impalpable', 'unpalpable', 'unable to {palpate|feel|obtain|elicit|find|appreciate|detect|doppler}', '{can not|could not} {be |}{palpate|palpated|feel|felt|find|elicit|elicited|appreciate|appreciated|obtain|obtained|detected|found}', '0 +', '0 / #', 'missing', 'pulseless*', 'none palpable', '=lost', 'inaudible', 'not audible', 'nil', 'areflexi*', 'gone', 'cant palpate', 'undetectable', 'not heard', 'no flow', 'non palp', 'anesthetic', 'lack of', 'absence of', 'loss of', 'zero', 'unobtainable', 'not elicitable', 'hard to find']),
  result('doppler-only', ['dopplerable', 'by doppler only', 'doppler only', 'present on doppler', 'heard on doppler', 'doppler signals present', 'audible by doppler', 'present by doppler', 'on doppler only', 'audible', '+ doppler', 'dopp', 'dop', 'only on doppler', 'with doppler only', 'doppler +']),
  result('reduced', ['diminish*', 'weak', 'weaker', 'weakly palpable', 'weak*', 'faint*', 'thready', 'decreas*', 'reduc*', 'dec', '=dim', 'trace', '1 +', '1 / #', 'poor', 'sluggish', 'delay*', 'slow*', 'prolong*', 'impair*', 'hypoactive', 'depressed', '=down', 'barely palpable', 'abnormal*', 'difficult to {palpate|feel|find|elicit}', 'hard to {palpate|feel|find}', 'dampened', 'lax', 'altered', 'blunted', 'hyporeflexi*', 'attenuated', 'patchy', 'not {intact|normal}', 'dull', 'dulled', 'reduction', 'loss', '+ / -', 'poorly palpable', 'patchily', 'lessened', 'limited', 'just palpable', 'low', 'compromised', 'hypo']),
  result('normal', ['normal*', 'intact', 'palpable', 'present', 'strong', 'full', 'good', 'bounding', 'brisk', 'wnl', 'nml', '2 +', '3 +', '4 +', '2 / 4', '3 / 4', '2 / 2', '2 / 3', '3 / 3', '4 / 4', '+ +', '+ 2', 'palp', 'felt', 'easily {palpable|felt}', 'preserved', 'unremarkable', 'fine', 'ok', 'okay', 'regular', '5 / 5', 'equal', 'symmetric*', 'wnl', 'nad', 'no {change|changes|deficit|deficits|issues|problems|concerns|abnormality|difficulty|disturbance}', 'unchanged', 'appropriate', 'well', 'strongly palpable', 'robust', 'unimpaired', 'without {change|deficit|issue|difficulty}', 'unaffected', 'full strength', 'good strength', 'detectable', 'moves all', 'grossly intact', '10 / 10', 'immediate', 'prompt', 'within normal limits', 'warm and palpable']),
  result('positive', ['positive', 'pos', '=pos', '+ ve', '+', '( + )', 'is positive', '+ at', 'reproduc*', 'abnormal', 'positive at', 'elevated', 'raised', '+ +']),
  result('negative', ['negative', 'neg', '- ve', '( - )', 'is negative', '=nil', 'neg bilat*', 'clear', 'ruled out', 'excluded', 'unremarkable']),
  result('multiphasic', ['biphasic', 'triphasic', 'multiphasic', 'bi - phasic', 'tri - phasic']),
]

type Stated = readonly { readonly feature: FeatureId; readonly status: 'present' | 'absent' }[]
const present = (...features: readonly FeatureId[]): Stated => features.map((feature) => ({ feature, status: 'present' }))
const absent = (...features: readonly FeatureId[]): Stated => features.map((feature) => ({ feature, status: 'absent' }))

/**
 * What a result of an examination means. Source: vascular 2.2 and 3 (pulse grades: 0 absent, 1 weak, 2 and more
 * present; a pulse only Doppler finds is not palpable, but there is flow), neuromuscular 2.3 and 2.4.
 */
export const readings: Readonly<Partial<Record<Exam, Readonly<Partial<Record<Result, Stated>>>>>> = {
  'pedal-pulse': {
    absent: [...present('pulse-absent'), ...absent('pulse-normal')], reduced: [...present('pulse-diminished'), ...absent('pulse-normal')], normal: [...present('pulse-normal'), ...absent('pulse-absent')],
    positive: [...present('pulse-normal'), ...absent('pulse-absent')], negative: [...present('pulse-absent'), ...absent('pulse-normal')],
    'doppler-only': [...present('pulse-absent'), ...absent('doppler-arterial-absent')], monophasic: present('doppler-arterial-monophasic'), multiphasic: absent('doppler-arterial-absent', 'doppler-arterial-monophasic'),
  },
  'proximal-pulse': { absent: present('pulse-absent'), negative: present('pulse-absent'), reduced: present('pulse-diminished'), 'doppler-only': present('pulse-absent') },
  doppler: {
    absent: present('doppler-arterial-absent'), monophasic: present('doppler-arterial-monophasic'), multiphasic: absent('doppler-arterial-absent', 'doppler-arterial-monophasic'),
    normal: absent('doppler-arterial-absent'), 'doppler-only': absent('doppler-arterial-absent'), reduced: present('doppler-arterial-monophasic'), negative: [],
  },
  'capillary-refill': { absent: present('capillary-refill-delayed'), reduced: present('capillary-refill-delayed'), normal: [...present('capillary-refill-normal'), ...absent('capillary-refill-delayed')] },
  sensation: { absent: present('numbness'), reduced: present('numbness'), normal: absent('numbness') },
  strength: { absent: present('limb-paralysis', 'limb-weakness', 'motor-deficit'), reduced: present('limb-weakness', 'motor-deficit'), normal: absent('limb-weakness', 'motor-deficit') },
  'toe-movement': { absent: present('limb-weakness'), reduced: present('limb-weakness'), normal: absent('limb-weakness') },
  'ankle-reflex': { absent: present('ankle-reflex-reduced'), reduced: present('ankle-reflex-reduced'), normal: absent('ankle-reflex-reduced') },
  'knee-reflex': { absent: present('knee-reflex-reduced'), reduced: present('knee-reflex-reduced'), normal: absent('knee-reflex-reduced') },
  reflexes: { normal: absent('ankle-reflex-reduced', 'knee-reflex-reduced') },
  'anal-tone': { absent: present('anal-tone-reduced'), reduced: present('anal-tone-reduced'), normal: absent('anal-tone-reduced') },
  slr: { positive: present('slr-positive'), negative: absent('slr-positive'), normal: absent('slr-positive'), absent: absent('slr-positive') },
  'crossed-slr': { positive: present('crossed-slr-positive'), negative: absent('crossed-slr-positive'), normal: absent('crossed-slr-positive'), absent: absent('crossed-slr-positive') },
  slump: { positive: present('slump-positive'), negative: absent('slump-positive'), normal: absent('slump-positive') },
  'femoral-stretch': { positive: present('femoral-stretch-positive'), negative: absent('femoral-stretch-positive'), normal: absent('femoral-stretch-positive') },
  romberg: { positive: present('romberg-abnormal'), negative: absent('romberg-abnormal'), normal: absent('romberg-abnormal'), reduced: present('romberg-abnormal') },
  monofilament: { absent: present('monofilament-abnormal'), reduced: present('monofilament-abnormal'), normal: absent('monofilament-abnormal'), positive: [], negative: [] },
  vibration: { absent: present('vibration-reduced'), reduced: present('vibration-reduced'), normal: absent('vibration-reduced') },
  pinprick: { absent: present('pinprick-or-temperature-reduced'), reduced: present('pinprick-or-temperature-reduced'), normal: absent('pinprick-or-temperature-reduced') },
  'd-dimer': { positive: [...present('d-dimer-positive'), ...absent('d-dimer-negative')], negative: [...present('d-dimer-negative'), ...absent('d-dimer-positive')], normal: [...present('d-dimer-negative'), ...absent('d-dimer-positive')] },
  buerger: { positive: present('dependent-rubor'), negative: absent('dependent-rubor'), normal: absent('dependent-rubor') },
  'leg-imaging': { positive: present('dx-deep-vein-thrombosis'), negative: present('dvt-excluded'), normal: present('dvt-excluded') },
  'bladder-function': { normal: absent('urinary-retention', 'micturition-difficulty', 'urinary-incontinence-new', 'faecal-incontinence-new') },
  'bowel-function': { normal: absent('faecal-incontinence-new') },
  'extension-test': { positive: present('extension-symptoms'), negative: absent('extension-symptoms') },
  'nerve-conduction': { reduced: present('nerve-conduction-abnormal'), positive: present('nerve-conduction-abnormal'), normal: absent('nerve-conduction-abnormal'), negative: absent('nerve-conduction-abnormal') },
  perfusion: { reduced: [], normal: absent('cold-limb') },
}

/** Examinations that need a leg in sight: "sensation normal" of the face says nothing. */
export const needLeg: ReadonlySet<Exam> = new Set(['sensation', 'strength', 'toe-movement', 'vibration', 'pinprick', 'doppler', 'perfusion', 'capillary-refill'])
