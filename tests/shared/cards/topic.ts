import { type Topic, topics } from '../../../shared/classifier/topics.ts'

export const isTopic = (text: string): text is Topic => Object.hasOwn(topics, text)
