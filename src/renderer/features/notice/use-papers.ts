/** The papers of a notice: exported files and prints. What is exported is what is saved, so changes are saved first. */
import { useState } from 'react'
import { call } from '../../client.ts'
import { notifyExported } from '../../ui/exported.ts'
import { notifyFailed, notifyRunning } from '../../ui/notify.tsx'

export const papers = {
  docx: { make: (id: string) => call('notice.exportDocx', { id }), label: 'Tệp Word (.docx)' },
  pdf: { make: (id: string) => call('notice.exportPdf', { id }), label: 'Tệp PDF (.pdf)' },
  archive: {
    make: (id: string) => call('notice.exportPdf', { id, archive: true }),
    label: 'Tệp PDF để lưu trữ (PDF/A)',
  },
  xlsx: { make: (id: string) => call('notice.exportXlsx', { id }), label: 'Bảng tính Excel của phụ lục (.xlsx)' },
  status: {
    make: (id: string) => call('notice.exportStatusSheet', { id }),
    label: 'Phiếu báo cáo tình hình thực hiện (.xlsx)',
  },
  submission: {
    make: (id: string) => call('notice.exportSubmissionSheet', { id }),
    label: 'Phiếu trình ký (.docx)',
  },
  submissionPdf: {
    make: (id: string) => call('notice.exportSubmissionSheet', { id, as: 'pdf' }),
    label: 'Phiếu trình ký (.pdf)',
  },
  approval: {
    make: (id: string) => call('notice.exportApprovalSheet', { id }),
    label: 'Phiếu duyệt xuất bản (.docx)',
  },
  approvalPdf: {
    make: (id: string) => call('notice.exportApprovalSheet', { id, as: 'pdf' }),
    label: 'Phiếu duyệt xuất bản (.pdf)',
  },
  proof: {
    make: (id: string) => call('notice.exportProof', { id }),
    label: 'Tệp xác nhận, có chữ ký (.json)',
  },
  metadata: {
    make: (id: string) => call('notice.exportMetadata', { id, as: 'xml' }),
    label: 'Siêu dữ liệu văn bản (.xml)',
  },
  metadataJson: {
    make: (id: string) => call('notice.exportMetadata', { id, as: 'json' }),
    label: 'Siêu dữ liệu văn bản (.json)',
  },
  text: { make: (id: string) => call('notice.exportText', { id }), label: 'Văn bản thuần (.txt)' },
} as const
export type PaperKind = keyof typeof papers

/** `save` saves what is changed and gives whether all is saved now. */
export function usePapers(id: string, save: () => Promise<boolean>) {
  const [isWorking, setWorking] = useState(false)

  async function exportPaper(kind: PaperKind): Promise<void> {
    if (isWorking || !(await save())) return
    setWorking(true)
    const running = notifyRunning('Đang tạo tệp …')
    try {
      const exported = await papers[kind].make(id)
      if (exported === null) return
      notifyExported(exported)
    } catch (error) {
      notifyFailed('Chưa xuất được tệp', error)
    } finally {
      running.end()
      setWorking(false)
    }
  }

  return { isWorking, exportPaper }
}

export type Papers = ReturnType<typeof usePapers>
