const token = /\{\{([^{}]*)\}\}/g

/** What a token may stand for: a FHIR id, or the id after a type. Only dots would be a path, not an id. */
const value = /^(?:[A-Z][A-Za-z]+\/)?(?!\.+$)[A-Za-z0-9\-._]{1,128}$/

/**
 * A prefetch template as the query it means for one call; `undefined` when a token has no value there, as
 * a client that fills templates would skip it.
 *
 * @param context of the call: tokens are `{{context.NAME}}` with a field of it that is text
 */
export function resolved(template: string, context: Readonly<Record<string, unknown>>): string | undefined {
  let complete = true
  const query = template.replace(token, (_, name: string) => {
    const [, field] = /^\s*context\.([A-Za-z]+)\s*$/.exec(name) ?? []
    const found = field !== undefined && Object.hasOwn(context, field) ? context[field] : undefined
    if (typeof found === 'string' && value.test(found)) return found.split('/').map(encodeURIComponent).join('/')
    complete = false
    return ''
  })
  return complete ? query : undefined
}
