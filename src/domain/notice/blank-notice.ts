import { type Notice, type Signature, modelVersion } from './notice.ts'

/** An empty notice of a kind: the start of a draft and of recognition. Every text field is there, most are empty. */
export function blankNotice(id: string, kind: Notice['kind']): Notice {
  return {
    modelVersion,
    id,
    kind,
    regime: 'byDate',
    numbering: 'computed',
    header: {
      superiorOrgan: '',
      issuingOrgans: [{ id: 'organ-1', name: '' }],
      number: null,
      symbol: '',
      place: '',
      date: null,
      month: null,
    },
    marks: { secrecy: null, urgency: null, circulation: '', draft: null },
    typeName: 'THÔNG BÁO',
    abstract: [],
    bases: [],
    conclusionAuthor: '',
    meeting: null,
    intro: [],
    grounds: [],
    items: [],
    closing: [],
    distribution: { recipients: [], fileCopy: '', typist: '', unit: '', copies: null },
    signatures: [blankSignature('signature-1')],
    contact: '',
    appendices: [],
    unplaced: [],
  }
}

/** A signature block to fill in. */
export function blankSignature(id: string): Signature {
  return { id, authority: '', title: '', concurrentTitle: '', signatory: '' }
}
