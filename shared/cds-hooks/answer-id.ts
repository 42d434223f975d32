/**
 * One answer, one id: the uuids of its cards and suggestions are that id with another last byte, so
 * feedback on a card leads back to its answer (and its audit record) without a second table.
 */
const hex2 = (n: number): string => n.toString(16).padStart(2, '0')

/** Uuid of the `index`-th card or suggestion (1 to 255) of an answer. */
export const memberId = (answer: string, index: number): string => answer.slice(0, -2) + hex2(index)

/** Id of the answer a card or suggestion uuid belongs to. Case-insensitive, as uuids are. */
export const answerOf = (uuid: string): string => `${uuid.slice(0, -2).toLowerCase()}00`

/** A random (version 4) uuid made an answer id: its last byte is 0. */
export const answerIdFrom = (uuid: string): string => answerOf(uuid)
