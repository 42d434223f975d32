import { readText } from '../../shared/evidence/free-text/read-text.ts'
import { development } from '../shared/evidence/free-text/notes/development.ts'

/** How fast notes are read, and short titles: `node tests/bench/read-text.ts`. Prints MB/s and titles a second. */
const note = development.map((n) => n.text).join('\n')
const titles = [
  'Hemoglobin A1c/Hemoglobin.total in Blood',
  'Body Height',
  'Diastolic Blood Pressure',
  'Viral sinusitis (disorder)',
  'Pain severity - 0-10 verbal numeric rating [Score] - Reported',
]

const seconds = (work: () => void): number => {
  const start = performance.now()
  work()
  return (performance.now() - start) / 1000
}

readText(note, { kind: 'narrative' })
for (const copies of [1, 8, 32]) {
  const text = Array(copies).fill(note).join('\n')
  const took = seconds(() => readText(text, { kind: 'narrative' }))
  console.log(`${(text.length / 1e6).toFixed(3)} MB of notes: ${(text.length / 1e6 / took).toFixed(2)} MB/s`)
}
const runs = 20_000
const took = seconds(() => {
  for (let i = 0; i < runs; i++) readText(`${titles[i % titles.length]} ${i}`, { kind: 'label' })
})
console.log(`${Math.round(runs / took)} different titles a second`)
