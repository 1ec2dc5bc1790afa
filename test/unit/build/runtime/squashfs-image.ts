import { gunzipSync } from 'node:zlib';

/**
 * Made once with `mksquashfs . image -comp gzip -b 4096 -all-root -mkfs-time 0 -all-time 0 -no-xattrs -no-exports` from:
 * small.txt ("hello\n"), run.sh (executable), link (to small.txt), leave/x, deep/blocks.txt ("line 0\n" to "line 1399\n",
 * several blocks and a fragment), deep/er/zeros.bin (8192 zeros, which take no block, then "end").
 */
export const squashfsImage = (): Buffer => gunzipSync(Buffer.from(packed.join(''), 'base64'));

const packed = [
  'H4sIAAAAAAACA+2WW1RTZxqGdzAEpeFQorMCQ4gYWnW0QCK2AUOQSoUpFjxV6dKBEMQGcJAYoUE5NqlgR0LpYolTAwg4FdQBOThKQwwbKAkJTY',
  'AgkYgQiLi1EtI1odDIIZNIqAkzveiaGy783uz9vO/3/9/eudlr/TQGnWEPmMsZAGCA6UICO21gANzoA2GLS8/eWOSomQZzNZmHPzD35cvWmcoP',
  'FOHJ64KdQ3r9b1DWYN4cFNjidzY8MDiDf7vscV90mKJ4Jp57MQ8pZGqhQrCrvL0cVx5HFur9a2X0bA7EaJmnEzTVnrevftt/0e1AUmKEpjlQp0',
  '2UGXEHmh4qe8g4m+Cj+cJAM+Ef/KaS6b7hpvc0H51tP1nLTzipvDz9LT9Be8Ksx5G9w4Nm3f9V34/8i3/jpXgWuizpG35klNxK7ZokbYL2r8s0',
  'HqDNfPI+dugpa0tmyjUn75/Bf5LvDtjNvFBRscWCmr3RW2/EN98ssW2kXkQeh7ulr9vfWZCDe7w6oI3TiptaTW4rbGjdvCsM7ZLP3gCGEV2+Yn',
  'sF/7lxxFFMc+GyN8I+zHe5yt6c+2F1X3P5W+JWlwb4O7HhKpfv4D6j4YD8dgxJjEaJ2ARwDxHVw/YL/ihKzsceEKeghuFEz4ivUE/gARURt+SN',
  'IwliEWqKHZgb+RQ1xw6C7V3dz4tsvQcj2aD9EAXBcT1LaJpOr7hgkafuHZlNyRQcLZ7RKIVJMXWZ96bnlXZIVucV/NOJqjBXk6Eh3ZZQlnly86',
  'vhRUDk8WLLPabRpGtw8bI3T/FXrY632kVDvhgcPEew2uWHmJ980MRAsVAIFkjxRSOXUIXp2hRnkU0YTigkvMoTa5vjHkuLRlhe45i3Prs4FHvq',
  'WhdmI35x7/FPD4qth9HdzWqfeOsW8omy6xvCsjcztD0RrtYtVnoa9soF6xbYwkucqAUbckFQRUnxJaLdkY4IOxYL7K3FF+NfxcXVYYfzBIv4cn',
  'UjL2Nf51KUTp7m9WsO3Ul6NBMdmv4e7y+atDsPxx1/nYBqL/z3UxXJVQZJNowHRs0zldvlFfVeoUBIsPeWY20/TJ7++Haw3doKoqECntWQ5yEZ',
  'yRY8izEs6KAZA56eXSnowJHHtkTTQ9iM0uckyF+WLmWU6biQ0cZAzzNK63Sp96QKfUAMNMsgC7LOh2Z0HG4Zy8//cg0k1NOzuFgLLBCzuUFSLF',
  'SoE+rVcy+jQBoD1ekU+udzqQsB2aWmqNCnZpVagiwV6olYSJ3BLdTRjcFfSucwuGp3iLiNiSYhPRBOrDywXRX7k+/vimhEOwWNZMX6Is+BKzTE',
  '30JeBAlRCAnFdevKDESEUIV2Z8WlIDkgfmWGElCiiv+JwHRtQUYjfH47BiEMqw6go44ylYHy+voHh9buAoc+rmY7Hf130daw3OOkyaDTlTzXDV',
  'xadqYmyLCg187U1TWqlXQtcUcZRsvRai+VYwbrZY1WUpBjZjM0utvLjFbHl82QR5aZT8tl5PJM8mzGtH5CNwg1vmwEzc5N6Bplyw1PpiULZucm',
  'rU327JxGd0c2YmXmM6UyWeG6GwNRJalHhGduKvryd/tVvllAC8G59Rrt9X0FiQer3O5X795utL1oq1+4uu+un7clticXHFEPWKCK7sfp7CW6ha',
  'pp7qbgURCq7mVa4j5ze3TBYQuQCyLV8l/8luAgbU8nOkGjJG6eLsVjZYYWbonuVLRUku7vA42vzJCnG80gYv8/lOux3Kh344wfwQ88hzbA2fYW',
  '+YCvjecQ5BCSy34guNpWugP6pUVQ9zA9UHu6j+V9Zv8+ec/+hT+F+ov3cU4VV7mPbwr1V/Zy0pqqMBpa6A6jpV+Ic1ejhcROvMlinkcJAwbqOa',
  'k3jTYfxyGOmW/+WSRRGRCffIxpj/P0oSYk+zBo9rT4EydO2hcCTGUcNapNBNju2ckFOgy5QEchgUq5JOtuvQLvuLnz6JpDrL0ymw5ds/OPf1+H',
  'VgHV3KKi0XdwLthkuzBXHBr32LWoP2GbiJBSMfh9Z479pZ6pxg3nw33vfv7ztm1zeZLGXRoVfGxsqIPrzv/6S5e3vVYRe5ChnwEbvyY59QeLHF',
  'Xv2xdTzm1CJK93AB4J0Zozpj9EyQH+sP5dgPo2wvHc9f7KOSr/ajdpd7UXivvkWJi4K1LqPbClZtP5WAq8vX9Dtd+qPzrLcq/XUXLtP0fWwOTd',
  'yM01NbZnc9LwNvSIROonP2KueBxf393VLVmQtDr2d4n3Hvzm2mGup0QES9tDT6ZGOIoCgLatrs7OOZXmI7jL4ukdAM1HcHiO6f7wDeB1va7X9b',
  'r+V/0HP9zjkAAQAAA=',
];
