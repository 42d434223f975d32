/** Version of the rule tables; moves with every change of clinical behavior, so that old receipts can be replayed against it. */
export const ruleSet = '2026.11.0'
