/** Every request of a page: answered by the app's own scheme, refused by the app, or failed for want of a network. */
import type { BrowserWindow, OnBeforeRequestListenerDetails } from 'electron'
import { allowsFetch, findHandler, fromPage, headerToPage, toPage } from './addresses.ts'
import type { Protocol } from './cdp.ts'
import type { FrameMain } from './frames.ts'
import { note, noteError } from './notes.ts'
import { askRequest } from './session.ts'

type Paused = Protocol.Fetch.requestPausedPayload
type ResourceType = OnBeforeRequestListenerDetails['resourceType']

const resourceTypes: Readonly<Record<string, ResourceType>> = {
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  Media: 'media',
  XHR: 'xhr',
  Fetch: 'xhr',
  EventSource: 'xhr',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
  WebSocket: 'webSocket',
}

/** What the requests of a page need of it. */
export interface RequestingPage {
  readonly contents: BrowserWindow['webContents']
  readonly isTopFrame: (frameId: string) => boolean
  readonly findFrame: (frameId: string) => FrameMain | null
  /** False when the app refuses that the page goes there. */
  readonly mayNavigate: (url: string, frameId: string, isRedirect: boolean) => boolean
  readonly fail: (requestId: string, errorReason: Protocol.Network.ErrorReason) => Promise<unknown>
  readonly fulfill: (answer: Protocol.Fetch.fulfillRequestParameters) => Promise<unknown>
}

let lastId = 0

/** Asks the app's listener; says whether the request may go on. */
export async function mayRequest(
  page: RequestingPage,
  url: string,
  method: string,
  resourceType: ResourceType,
  frameId: string,
): Promise<boolean> {
  lastId += 1
  const { contents } = page
  const frame = page.findFrame(frameId) as OnBeforeRequestListenerDetails['frame'] & object
  const details = {
    id: lastId,
    url,
    method,
    webContentsId: contents.id,
    webContents: contents,
    frame,
    resourceType,
    referrer: '',
    timestamp: Date.now(),
    uploadData: [],
  }
  const allowed = await askRequest(details)
  if (!allowed) note('networkRefused', { url, resourceType })
  else if (findHandler(url) === undefined) note('networkAllowed', { url, resourceType })
  return allowed
}

/** Answers one request of the page. */
export async function answerRequest(page: RequestingPage, paused: Paused): Promise<void> {
  const { requestId, request, frameId, resourceType, redirectedRequestId } = paused
  const url = fromPage(request.url) + (request.urlFragment ?? '')
  const isDocument = resourceType === 'Document'
  const type = isDocument
    ? page.isTopFrame(frameId)
      ? 'mainFrame'
      : 'subFrame'
    : (resourceTypes[resourceType] ?? 'other')
  if (isDocument && !page.mayNavigate(url, frameId, redirectedRequestId !== undefined)) {
    await page.fail(requestId, 'Aborted')
    return
  }
  if (!(await mayRequest(page, url, request.method, type, frameId))) {
    await page.fail(requestId, 'BlockedByClient')
    return
  }
  const handler = findHandler(url)
  if (handler === undefined || (type === 'xhr' && !allowsFetch(url))) {
    await page.fail(requestId, handler === undefined ? 'InternetDisconnected' : 'Failed')
    return
  }
  try {
    const response = await handler(readRequest(url, request))
    if (response.type === 'error') await page.fail(requestId, 'Failed')
    else await page.fulfill(await writeResponse(requestId, response))
  } catch (error) {
    noteError(error)
    await page.fail(requestId, 'Failed')
  }
}

function readRequest(url: string, { method, headers, postDataEntries = [] }: Protocol.Network.Request): Request {
  const parts = postDataEntries.map(({ bytes = '' }) => Buffer.from(bytes, 'base64'))
  const own = Object.entries(headers).map(([name, value]) => [name, fromPage(value)] as [string, string])
  const body = parts.length === 0 || method === 'GET' || method === 'HEAD' ? null : Buffer.concat(parts)
  return new Request(url, { method, headers: own, body })
}

async function writeResponse(requestId: string, response: Response): Promise<Protocol.Fetch.fulfillRequestParameters> {
  const responseHeaders = [...response.headers].map(([name, value]) => ({
    name,
    value: name === 'location' ? toPage(value) : headerToPage(value),
  }))
  const body = Buffer.from(await response.arrayBuffer()).toString('base64')
  return { requestId, responseCode: response.status, responseHeaders, body }
}
