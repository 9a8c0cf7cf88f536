import { accept, type Result } from '@zongheng/core';
import { parseInstant } from '@zongheng/core/calendar';
import type { CaseCommand, DecisionDocument, FileReference } from '@zongheng/core/casework';
import { linkFiles } from '../materials/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { WireCommand } from './schema.ts';

/**
 * Turns a command of the wire into one of the law: times read, files looked up (they must be this
 * project's and still there) and put in by digest.
 */
export async function readCommand(
  db: Database,
  projectId: string,
  wire: WireCommand,
  /** Department of the seat that gives the command. */
  bodyId: string,
): Promise<Result<CaseCommand>> {
  const at = wire.happenedAt === undefined ? null : parseInstant(wire.happenedAt, 'happenedAt');
  if (at && !at.ok) return at;
  const happened = at ? { at: at.value } : {};
  switch (wire.type) {
    case 'accept':
      return accept({ type: 'accept', ...happened });
    case 'not-needed':
      return accept({ type: 'not-needed', reason: wire.reason, ...happened });
    case 'refuse-acceptance':
      return accept({
        type: 'refuse-acceptance',
        reason: wire.reason,
        basis: wire.basis,
        rightBody: wire.rightBody ?? null,
        ...happened,
      });
    case 'request-correction':
      return accept({ type: 'request-correction', items: wire.items, replyBy: wire.replyBy, ...happened });
    case 'supply-correction': {
      const materials = [];
      for (const [i, material] of wire.materials.entries()) {
        const files = await linkFiles(db, material.fileIds, projectId, `materials[${i}].fileIds`);
        if (!files.ok) return files;
        materials.push({ key: material.key, files: files.value.map(reference) });
      }
      return accept({ type: 'supply-correction', materials, note: wire.note ?? null, ...happened });
    }
    case 'start-special':
      return accept({
        type: 'start-special',
        kind: wire.kind,
        name: wire.name ?? null,
        days: wire.days ?? null,
        note: wire.note ?? null,
        ...happened,
      });
    case 'end-special':
      return accept({ type: 'end-special', note: wire.note ?? null, ...happened });
    case 'extend':
      return accept({ type: 'extend', days: wire.days, reason: wire.reason, ...happened });
    case 'grant':
    case 'grant-owed':
    case 'refuse': {
      const document = await readDocument(db, projectId, wire.document);
      if (!document.ok) return document;
      if (wire.type === 'grant') return accept({ type: 'grant', document: document.value, ...happened });
      if (wire.type === 'refuse') {
        return accept({ type: 'refuse', reason: wire.reason, document: document.value, ...happened });
      }
      return accept({ type: 'grant-owed', document: document.value, owed: wire.owed, ...happened });
    }
    case 'withdraw':
      return accept({ type: 'withdraw', reason: wire.reason, ...happened });
    case 'revoke':
      return accept({ type: 'revoke', reason: wire.reason, basis: wire.basis, ...happened });
    case 'deliver':
      return accept({ type: 'deliver', method: wire.method, ...happened });
    case 'ask-opinion': {
      const { type, question, days } = wire;
      return accept({ type, bodyId: wire.bodyId, question, days: days ?? null, ...happened });
    }
    case 'give-opinion': {
      const { type, requestId, opinion, text } = wire;
      return accept({ type, requestId, bodyId, opinion, text: text ?? null, ...happened });
    }
    case 'apply-renewal':
      return accept({ type: wire.type, until: wire.until, reason: wire.reason, ...happened });
    case 'renew':
    case 'refuse-renewal': {
      const document = await readDocument(db, projectId, wire.document);
      if (!document.ok) return document;
      if (wire.type === 'renew') return accept({ type: 'renew', document: document.value, ...happened });
      return accept({ type: wire.type, reason: wire.reason, document: document.value, ...happened });
    }
  }
}

async function readDocument(
  db: Database,
  projectId: string,
  wire: { number: string; title: string; issuedOn: string; validUntil: string; fileId: string },
): Promise<Result<DecisionDocument>> {
  const { fileId, ...rest } = wire;
  const files = await linkFiles(db, [fileId], projectId, 'document.fileId');
  if (!files.ok) return files;
  const [file] = files.value;
  if (!file) throw new Error('a linked file that is not there');
  return accept({ ...rest, file: reference(file) });
}

function reference(file: { id: string; digest: string; name: string }): FileReference {
  return { fileId: file.id, digest: file.digest, name: file.name };
}
