import { type OrderRow, orders } from './order-rows.ts'

export type OrderId = keyof typeof orders

/** The row of an order, typed as a row (the table itself is typed literally). */
export const orderRow = (order: OrderId): OrderRow => orders[order]

export const isOrderId = (text: string): text is OrderId => Object.hasOwn(orders, text)
