import { cardsOf } from '../../shared/cards/cards.ts'
import { ruleSet } from '../../shared/classifier/rule-set.ts'
import { decide } from '../../shared/decide.ts'
import { readRecord } from '../../shared/fhir/resources.ts'
import { reviewOrders } from '../../shared/order-safety/drafts.ts'
import { orderCards } from '../../shared/order-safety/order-cards.ts'
import type { Pipeline } from './deps.ts'

/** The pipeline every shell serves. */
export const livePipeline: Pipeline = { readRecord, decide, cardsOf, reviewOrders, orderCards, ruleSet }
