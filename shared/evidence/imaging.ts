import type { Mention } from './free-text/read-text.ts'

const byMachine =
  /\b(?:duplex|doppler|ultraso(?:und|nograph)\w*|sonogra\w+|us|venogra\w+|phlebogra\w+|ct|cta|ctv|mr|mrv|mri|compression study)\b/i
const ofLegVeins =
  /\b(?:vein|veins|venous|ven|dvt|legs?|lower (?:limbs?|extremit(?:y|ies))|le|calf|femoral|popliteal)\b/i

/** Whether a title names imaging of the leg veins: "Venous duplex, right leg", "US Lower extremity vein - left". */
export const isVeinImaging = (title: string | undefined): boolean =>
  title !== undefined && byMachine.test(title) && ofLegVeins.test(title)

/**
 * What imaging adds to its words: a thrombosis it did not find is one it excluded, which an examiner's
 * "no DVT" is not. Source: clinical specification, vascular section 3.
 */
export const excludedByImaging = (mention: Mention): Mention | undefined =>
  mention.feature === 'dx-deep-vein-thrombosis' && mention.status === 'absent' && mention.certainty === 'asserted'
    ? { ...mention, feature: 'dvt-excluded', status: 'present' }
    : undefined
