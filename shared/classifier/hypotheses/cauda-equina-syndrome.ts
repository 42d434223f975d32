import { above, absent, all, any, atMost, type Criterion, called, lacks, possibly, present } from '../criterion.ts'
import { type Hypothesis, weigh } from '../hypothesis.ts'
import { sources } from '../sources.ts'
import { possibleSpinalContext, radicularContext, spinalContext } from './spinal-context.ts'

/** New: begun within 14 days, or recorded within 14 days and nowhere said to be older (GIRFT 2023). */
const isNew = (feature: 'urinary-retention' | 'faecal-incontinence-new' | 'anal-tone-reduced' | 'loss-rectal-fullness' | 'micturition-difficulty' | 'urinary-incontinence-new'): Criterion =>
  any(present(feature, { beganWithinDays: 14 }), all(present(feature, { withinDays: 14 }), lacks(present(feature, { beganBeforeDays: 14 }))))

const retention = called('new urinary retention or residual above 200 mL', any(isNew('urinary-retention'), above('post-void-residual', 200, 'mL')))
const bowelOrTone = called('new bowel, rectal-sensation or anal-tone change', any(isNew('faecal-incontinence-new'), isNew('anal-tone-reduced'), isNew('loss-rectal-fullness')))
const bladderChange = called('new bladder change', any(isNew('micturition-difficulty'), isNew('urinary-incontinence-new')))
const saddle = present('saddle-anaesthesia')
const bothLegs = called('nerve-root signs in both legs', any(present('bilateral-radiculopathy'), present('bilateral-leg-weakness')))

/** Another reading of a bladder sign, strong enough to step down to warning; never with saddle or two-leg signs. */
const steppedDown = called('another strong explanation of the bladder sign', all(
  lacks(saddle),
  lacks(bothLegs),
  any(
    all(any(present('urinary-retention-postprocedural'), present('urinary-retention-drug-induced')), lacks(bowelOrTone)),
    present('neurogenic-bladder'),
    present('spinal-cord-injury'),
    all(absent('saddle-anaesthesia'), atMost('post-void-residual', 200, 'mL'), absent('anal-tone-reduced')),
    present('mri-no-compression'),
  ),
))
const suspicion = called('a cauda equina sign suspected', any(
  possibly('dx-cauda-equina-syndrome'), possibly('saddle-anaesthesia'), possibly('urinary-retention'), possibly('micturition-difficulty'),
  possibly('urinary-incontinence-new'), possibly('faecal-incontinence-new'), possibly('anal-tone-reduced'), possibly('loss-rectal-fullness'),
))
/** The suspicion is about the nerve roots themselves, not about a bladder that has its own reasons. */
const onlySuspected = called('a suspicion about the nerve roots', all(suspicion, lacks(all(present('urinary-retention'), lacks(spinalContext)))))

export const caudaEquinaSyndrome: Hypothesis = {
  topic: 'cauda-equina-syndrome',
  judged: 'whole',
  rules: [
    { id: 'CES-1', urgency: 'critical', source: sources.GIRFT_2023, because: 'cauda equina syndrome on record within 30 days',
      when: present('dx-cauda-equina-syndrome', { withinDays: 30, coded: true, dated: true }) },
    { id: 'CES-2', urgency: 'critical', source: sources.GIRFT_2023, because: 'saddle numbness with back or nerve-root symptoms',
      when: all(saddle, spinalContext) },
    { id: 'CES-3A', urgency: 'critical', source: sources.GIRFT_2023, because: 'new retention, bowel or anal-tone change with back or nerve-root symptoms',
      when: all(spinalContext, any(retention, bowelOrTone), lacks(steppedDown)) },
    { id: 'CES-3B', urgency: 'critical', source: sources.GIRFT_2023, because: 'new bladder change with nerve-root pain or a leg deficit',
      when: all(radicularContext, bladderChange, lacks(steppedDown)) },
    { id: 'CES-4', urgency: 'critical', source: sources.GIRFT_2023, because: 'nerve-root pain in both legs with weakness of both legs or weakness getting worse',
      when: all(spinalContext, present('bilateral-radiculopathy'), any(present('bilateral-leg-weakness'), present('progressive-motor-deficit'))) },
    { id: 'CES-3C', urgency: 'warning', source: sources.HOUSE, because: 'new bladder change with back pain: ask about saddle, bowel and residual urine today',
      when: all(present('low-back-pain'), bladderChange) },
    { id: 'CES-3D', urgency: 'warning', source: sources.HOUSE, because: 'bladder or bowel sign with spinal symptoms, with another possible explanation on record',
      when: all(spinalContext, any(retention, bowelOrTone, bladderChange), steppedDown) },
    { id: 'CES-5', urgency: 'warning', source: sources.GIRFT_2023, because: 'nerve-root pain or weakness in both legs: ask for bladder, bowel, saddle and sexual symptoms today',
      when: all(spinalContext, bothLegs) },
    { id: 'CES-6', urgency: 'warning', source: sources.HOUSE, because: 'cauda equina is suspected in the record, with spinal symptoms', onSuspicion: true,
      when: all(possibleSpinalContext, onlySuspected) },
    { id: 'CES-7', urgency: 'warning', source: sources.GIRFT_2023, because: 'saddle numbness on record',
      when: saddle },
    { id: 'CES-8', urgency: 'warning', source: sources.GIRFT_2023, because: 'cauda equina syndrome named in a recent note',
      when: present('dx-cauda-equina-syndrome', { withinDays: 30 }) },
  ],
  weights: weigh('cauda-equina-syndrome', [
    [3, 'saddle-anaesthesia'], [3, ['urinary retention', retention]], [3, 'dx-cauda-equina-syndrome'], [2, 'anal-tone-reduced'], [2, 'loss-rectal-fullness'], [2, 'faecal-incontinence-new'],
    [2, 'micturition-difficulty'], [2, 'urinary-incontinence-new'], [2, 'bilateral-radiculopathy'], [2, 'bilateral-leg-weakness'], [1, 'sexual-dysfunction-new'], [1, ['back or nerve-root symptoms', spinalContext]],
    [-1, ['saddle sensation recorded as normal', absent('saddle-anaesthesia')]], [-1, ['anal tone recorded as normal', absent('anal-tone-reduced')]], [-1, ['residual urine 200 mL or less', atMost('post-void-residual', 200, 'mL')]],
    [-2, 'mri-no-compression'], [-1, 'neurogenic-bladder'],
  ]),
  steps: [
    { text: 'Emergency MRI of the lumbar spine, within 4 hours of the request', source: sources.GIRFT_2023, order: 'mri-lumbar', priority: 'stat' },
    { text: 'Call spinal surgery', source: sources.GIRFT_2023, order: 'spinal-emergency', priority: 'stat' },
    { text: 'Bladder scan: a residual above 200 mL makes the MRI an emergency; less does not exclude', source: sources.GIRFT_2023, order: 'bladder-scan', priority: 'stat', when: lacks(any(above('post-void-residual', 0, 'mL'), atMost('post-void-residual', 0, 'mL'))) },
    { text: 'Examine saddle sensation and anal tone; ask for bladder, bowel and sexual function and the time of onset', source: sources.GIRFT_2023 },
  ],
  notes: [
    { text: 'A drug on record can also cause retention (opioid, anticholinergic, tricyclic): it does not lower this concern, such patients often take strong pain relief.', when: all(any(present('retention-causing-drug'), present('opioid')), any(retention, bladderChange)) },
    { text: 'A normal residual volume does not exclude cauda equina compression.', when: atMost('post-void-residual', 200, 'mL') },
  ],
  alsoAsk: ['saddle-anaesthesia', 'micturition-difficulty', 'post-void-residual', 'faecal-incontinence-new', 'anal-tone-reduced'],
}
