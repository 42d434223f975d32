import { Match } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { only, synthesize } from './synthesized.ts'

const template = synthesize()
const byLogicalId = template.toJSON().Resources

/** `/cds-services/{id}` from the chain of parents. */
function path(resourceId: { readonly Ref?: string }): string {
  if (resourceId.Ref === undefined) return ''
  const { ParentId, PathPart } = byLogicalId[resourceId.Ref].Properties
  return `${path(ParentId)}/${PathPart}`
}

describe('the API', () => {
  it('passes every method on its paths to the handler, preflight included', () => {
    const methods = Object.values(template.findResources('AWS::ApiGateway::Method')).map(({ Properties }) => ({
      path: path(Properties.ResourceId),
      method: Properties.HttpMethod,
      type: Properties.Integration.Type,
    }))
    const proxied = { method: 'ANY', type: 'AWS_PROXY' }
    expect(new Set(methods)).toEqual(
      new Set([
        { path: '/cds-services', ...proxied },
        { path: '/cds-services/{id}', ...proxied },
        { path: '/cds-services/{id}/feedback', ...proxied },
        { path: '/health', ...proxied },
        { path: '/rules', ...proxied },
        { path: '/source-attributes', ...proxied },
      ]),
    )
  })

  it('takes no TLS older than 1.2', () => {
    expect(only(template, 'AWS::ApiGateway::RestApi').SecurityPolicy).toMatch(/TLS13_1_[23]_/)
  })

  it('is throttled, and its bodies are never logged', () => {
    const settings = only(template, 'AWS::ApiGateway::Stage').MethodSettings
    expect(settings).toEqual([
      expect.objectContaining({
        ResourcePath: '/*',
        HttpMethod: '*',
        DataTraceEnabled: false,
        LoggingLevel: 'ERROR',
        ThrottlingRateLimit: 200,
        ThrottlingBurstLimit: 400,
      }),
    ])
  })

  it('logs who called without what was said: no path, query, header or body', () => {
    const logged = only(template, 'AWS::ApiGateway::Stage').AccessLogSetting.Format
    expect(
      logged
        .match(/\$context\.[\w.]+/g)
        .filter(
          (field: string) =>
            !/^\$context\.(requestTime|requestId|xrayTraceId|identity\.sourceIp|httpMethod|resourcePath|status|error\.responseType|wafResponseCode|responseLatency|integrationLatency|responseLength)$/.test(
              field,
            ),
        ),
    ).toEqual([])
  })

  it('tells the handler the URL that EHRs register', () => {
    const { PUBLIC_URL } = only(template, 'AWS::Lambda::Function').Environment.Variables
    expect(PUBLIC_URL).toEqual(template.toJSON().Outputs.ServiceUrl.Value)
  })

  it('answers at a domain of the operator where one is given, and nowhere else', () => {
    const own = synthesize({ domainName: 'cds.example.org', certificateArn: 'arn:aws:acm:us-east-1:1:certificate/x' })
    expect(only(own, 'AWS::ApiGateway::RestApi').DisableExecuteApiEndpoint).toBe(true)
    own.hasResourceProperties('AWS::ApiGateway::DomainName', {
      DomainName: 'cds.example.org',
      SecurityPolicy: Match.stringLikeRegexp('TLS13_1_[23]_'),
    })
    expect(only(own, 'AWS::Lambda::Function').Environment.Variables.PUBLIC_URL).toBe('https://cds.example.org')
  })
})

describe('an error the gateway makes by itself', () => {
  const responses = Object.values(template.findResources('AWS::ApiGateway::GatewayResponse')).map((r) => r.Properties)

  it('is an OperationOutcome in JSON', () => {
    expect(responses.length).toBeGreaterThan(0)
    for (const { ResponseTemplates } of responses) {
      expect(Object.keys(ResponseTemplates)).toEqual(['application/json'])
      const outcome = JSON.parse(ResponseTemplates['application/json'])
      expect(outcome).toEqual({
        resourceType: 'OperationOutcome',
        issue: [{ severity: 'error', code: expect.any(String), details: { text: expect.any(String) } }],
      })
    }
  })

  it('can be read by a browser of any origin', () => {
    for (const { ResponseParameters } of responses) {
      expect(ResponseParameters).toMatchObject({ 'gatewayresponse.header.Access-Control-Allow-Origin': "'*'" })
    }
  })

  it.each([
    ['MISSING_AUTHENTICATION_TOKEN', '404', 'an address nobody serves'],
    ['INVALID_SIGNATURE', '404', 'such an address called with a bearer token'],
    ['THROTTLED', '429', 'too many calls'],
    ['REQUEST_TOO_LARGE', '413', 'a body above 10 MB'],
  ])('%s has status %s: %s', (type, status) => {
    expect(responses.find(({ ResponseType }) => ResponseType === type)?.StatusCode).toBe(status)
  })

  it.each(['DEFAULT_4XX', 'DEFAULT_5XX'])('%s keeps its own status', (type) => {
    expect(responses.find(({ ResponseType }) => ResponseType === type)?.StatusCode).toBeUndefined()
  })
})

describe('the firewall', () => {
  const { Rules, CustomResponseBodies, DataProtectionConfig, VisibilityConfig } = only(template, 'AWS::WAFv2::WebACL')
  const rule = (name: string) => Rules.find(({ Name }: { Name: string }) => Name === name)

  it('stands before the API', () => {
    const { ResourceArn } = only(template, 'AWS::WAFv2::WebACLAssociation')
    expect(JSON.stringify(ResourceArn)).toMatch(/CdsRest\w+.*CdsRestDeploymentStagelive/)
  })

  it.each([
    ['AWSManagedRulesCommonRuleSet', 'SizeRestrictions_BODY'],
    ['AWSManagedRulesCommonRuleSet', 'CrossSiteScripting_BODY'],
    ['AWSManagedRulesCommonRuleSet', 'GenericRFI_BODY'],
    ['AWSManagedRulesKnownBadInputsRuleSet', 'Log4JRCE_BODY'],
  ])('%s: %s never keeps a chart away from the service', (group, name) => {
    expect(rule(group).Statement.ManagedRuleGroupStatement.RuleActionOverrides).toContainEqual({
      Name: name,
      ActionToUse: { Count: {} },
    })
  })

  it.each([
    ['6291457', true],
    ['6000000', true],
    ['60000000', true],
    ['5999999', false],
    ['800000', false],
    ['0', false],
  ])('refuses a body announced with %s bytes with 413: %s', (length, refused) => {
    const { Statement, Action } = rule('announced-too-large')
    expect(Statement.RegexMatchStatement.FieldToMatch).toEqual({ SingleHeader: { Name: 'content-length' } })
    expect(Action.Block.CustomResponse.ResponseCode).toBe(413)
    expect(new RegExp(Statement.RegexMatchStatement.RegexString).test(length)).toBe(refused)
  })

  it('tells a flood of one address to slow down with 429', () => {
    const { Statement, Action } = rule('calls-per-address')
    expect(Statement.RateBasedStatement).toMatchObject({
      Limit: 30_000,
      AggregateKeyType: 'IP',
      EvaluationWindowSec: 300,
    })
    expect(Action.Block.CustomResponse.ResponseCode).toBe(429)
  })

  it('says no as the service does: an OperationOutcome', () => {
    for (const { ContentType, Content } of Object.values<{ ContentType: string; Content: string }>(
      CustomResponseBodies,
    )) {
      expect(ContentType).toBe('APPLICATION_JSON')
      expect(JSON.parse(Content)).toMatchObject({ resourceType: 'OperationOutcome' })
    }
  })

  it('keeps charts and tokens out of its log and its samples', () => {
    expect(DataProtectionConfig.DataProtections).toEqual([
      { Field: { FieldType: 'BODY' }, Action: 'SUBSTITUTION' },
      { Field: { FieldType: 'SINGLE_HEADER', FieldKeys: ['authorization'] }, Action: 'SUBSTITUTION' },
    ])
    const sampled = [VisibilityConfig, ...Rules.map((r: { VisibilityConfig: unknown }) => r.VisibilityConfig)]
    expect(sampled.every(({ SampledRequestsEnabled }) => SampledRequestsEnabled === false)).toBe(true)
  })
})
