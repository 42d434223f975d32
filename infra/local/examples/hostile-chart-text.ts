import type { Example } from './chart.ts'

/** A chart whose words try to become a page: whatever a card quotes from it must stay words. */
export const hostileChartText: Example = {
  id: 'robert-tables',
  shows: 'Chart text that tries to be HTML, script and links',
  firstTopic: 'chronic-limb-threatening-ischemia',
  write: (chart) => [
    chart.patient({ given: 'Robert', family: '<b onmouseover=alert(1)>Tables</b>', gender: 'male', age: 69 }),
    chart.condition({
      text: 'Right forefoot pain <script>document.title = "owned"</script>',
      recordedDaysAgo: 8,
      note: '[click for results](javascript:alert(1)) ![x](https://attacker.example/pixel.png)',
    }),
    chart.note(
      'history',
      8,
      'Right forefoot pain worse lying flat <img src=x onerror="document.title = \'owned\'"> for 4 weeks. ' +
        'Hangs the foot off the bed [for relief](https://attacker.example/) **at night**. <iframe src="https://attacker.example/"></iframe>',
    ),
    chart.note(
      'examination',
      8,
      'Absent DP and PT pulses on the right <svg onload=alert(1)>. | a | table | `code` | # heading',
    ),
  ],
}
