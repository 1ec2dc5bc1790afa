import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { tarMember } from '../../../../build/runtime/tar';
import { zipMember } from '../../../../build/runtime/zip';

describe('zipMember', () => {
  const text = 'Latchkey '.repeat(50);
  const zip = makeZip([
    { name: 'first.txt', content: Buffer.from('one'), method: 0 },
    { name: 'folder/second.txt', content: Buffer.from(text), method: 8 },
    { name: 'odd', content: Buffer.from('x'), method: 12 },
  ]);

  it('a stored member: its bytes', () => expect(zipMember(zip, 'first.txt').toString()).toBe('one'));
  it('a deflated member: its bytes', () => expect(zipMember(zip, 'folder/second.txt').toString()).toBe(text));
  it('an archive with a comment behind it: still read', () => {
    expect(zipMember(Buffer.concat([zip, Buffer.from('a comment')]), 'first.txt').toString()).toBe('one');
  });
  it('a member that is not there: an error with its name', () => {
    expect(() => zipMember(zip, 'third.txt')).toThrow('third.txt');
  });
  it('another compression: an error', () => expect(() => zipMember(zip, 'odd')).toThrow('method 12'));
  it('no zip archive: an error', () => expect(() => zipMember(Buffer.alloc(100), 'a')).toThrow('not a zip'));
});

describe('tarMember', () => {
  const tar = Buffer.concat([
    tarEntry('a/readme', Buffer.from('r'.repeat(513))),
    tarEntry('a/the.AppImage', Buffer.from('image')),
    Buffer.alloc(1024),
  ]);

  it('a member behind another of odd size: its bytes', () => {
    expect(tarMember(tar, '.AppImage').toString()).toBe('image');
  });
  it('a member that is not there: an error', () => expect(() => tarMember(tar, '.deb')).toThrow('*.deb'));
  it('no tar archive: an error', () => expect(() => tarMember(Buffer.alloc(512, 'x'), 'x')).toThrow('not a tar'));
});

type ZipEntry = { readonly name: string; readonly content: Buffer; readonly method: number };

function makeZip(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, content, method } of entries) {
    const data = method === 8 ? deflateRawSync(content) : content;
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), data]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

function tarEntry(name: string, content: Buffer): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write(`${content.length.toString(8).padStart(11, '0')} `, 124);
  return Buffer.concat([header, content, Buffer.alloc((512 - (content.length % 512)) % 512)]);
}
