import fc from 'fast-check';
import { REPLY_ABOVE, textOfHtml, writtenWords } from './reply-text.js';

/** The same reply as common clients send it. */
const REPLIES: Record<string, string> = {
  'Gmail, French':
    'Oui, jeudi.\n\nÀ bientôt\n\nLe lun. 4 janv. 2027 à 10:12, Cornac <ne-pas-repondre@cornac.example> a écrit :\n\n> Nadia : on se voit ?\n> Voir le fil',
  'Gmail, English, on two lines':
    'Oui, jeudi.\r\n\r\nÀ bientôt\r\n\r\nOn Mon, Jan 4, 2027 at 10:12 AM Cornac <ne-pas-repondre@cornac.example>\r\nwrote:\r\n\r\n> Nadia: shall we meet?',
  'Thunderbird, French':
    'Oui, jeudi.\n\nÀ bientôt\n\nLe 04/01/2027 à 10:12, Cornac a écrit :\n> Nadia : on se voit ?\n',
  'Outlook, French':
    'Oui, jeudi.\n\nÀ bientôt\n\n________________________________\nDe : Cornac <ne-pas-repondre@cornac.example>\nEnvoyé : lundi 4 janvier 2027 10:12\nÀ : Malo\nObjet : un message\n\nNadia : on se voit ?',
  'Outlook for Windows, English':
    'Oui, jeudi.\n\nÀ bientôt\n\nFrom: Cornac <ne-pas-repondre@cornac.example>\nSent: Monday, January 4, 2027 10:12 AM\nTo: Malo\n\nNadia: shall we meet?',
  'Outlook, old':
    'Oui, jeudi.\n\nÀ bientôt\n\n-----Message d’origine-----\nDe : Cornac\nNadia : on se voit ?',
  'iPhone, French':
    'Oui, jeudi.\n\nÀ bientôt\n\nEnvoyé de mon iPhone\n\n> Le 4 janv. 2027 à 10:12, Cornac <a@b.example> a écrit :\n> \n> Nadia : on se voit ?',
  'iPhone, English':
    'Oui, jeudi.\n\nÀ bientôt\n\nSent from my iPhone\n\n> On 4 Jan 2027, at 10:12, Cornac <a@b.example> wrote:\n> ',
  'a signature': 'Oui, jeudi.\n\nÀ bientôt\n-- \nMalo Ortega\nNuitée Claire\n01 23 45 67 89',
  'Outlook for Android':
    'Oui, jeudi.\n\nÀ bientôt\n\nObtenez Outlook pour Android<https://aka.example>\n________________________________\nFrom: Cornac',
  'above our own line': `Oui, jeudi.\n\nÀ bientôt\n\n${REPLY_ABOVE.fr}\n\nNadia : on se voit ?`,
  'under the quote':
    'Le 04/01/2027 à 10:12, Cornac a écrit :\n> Nadia : on se voit ?\n> Voir\n\nOui, jeudi.\n\nÀ bientôt\n',
};

describe('what was written in a reply', () => {
  it.each(Object.entries(REPLIES))('is found: %s', (_client, mail) => {
    expect(writtenWords(mail)).toBe('Oui, jeudi.\n\nÀ bientôt');
  });

  it('is kept whole when nothing is quoted, even where it looks like a quote', () => {
    const words =
      'Le projet que Malo a écrit : il est prêt.\nOn Monday we wrote: nothing.\nDe : quoi parle-t-on ?';
    expect(writtenWords(words)).toBe(words);
  });

  it('is nothing when there is only a quote or a signature', () => {
    expect(writtenWords('> Nadia : on se voit ?\n')).toBe('');
    expect(writtenWords('\n\nEnvoyé de mon iPhone')).toBe('');
    expect(writtenWords('')).toBe('');
  });

  it('comes out of a mail without plain text', () => {
    const html =
      '<html><head><style>p{}</style></head><body><p>Oui, jeudi&nbsp;&#33;</p><div>À bient&#xF4;t &amp; merci</div><blockquote>Nadia</blockquote></body></html>';
    expect(writtenWords(textOfHtml(html))).toBe('Oui, jeudi !\nÀ bientôt & merci');
  });

  it('never fails, whatever the mail, and adds no word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (mail) => {
        const words = writtenWords(mail);
        const said = mail.replace(/\r\n?/g, '\n').replace(/\u00a0/g, ' ');
        for (const line of words.split('\n')) expect(said).toContain(line);
        writtenWords(textOfHtml(mail));
      }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('>', 'Le ', 'a écrit :', 'On ', 'wrote:', '\n', '-- ', 'De : ', 'x')),
        (parts) => {
          expect(typeof writtenWords(parts.join(''))).toBe('string');
        },
      ),
    );
  });

  it('is found quickly in a mail made to be slow', () => {
    const started = performance.now();
    writtenWords(`${'Le '.repeat(100_000)}\n${'> '.repeat(100_000)}`);
    textOfHtml('<'.repeat(100_000));
    textOfHtml('<script'.repeat(5_000));
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
