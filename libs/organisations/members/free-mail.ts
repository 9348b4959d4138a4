/**
 * Domains where anybody opens an address: having one proves no tie with an organisation. French providers first, then
 * the ones met everywhere, then the throw-away ones. The suffix of a country is part of the name: each is listed.
 */
const FREE_MAIL = new Set([
  ...['orange.fr', 'wanadoo.fr', 'free.fr', 'sfr.fr', 'neuf.fr', 'laposte.net', 'bbox.fr', 'numericable.fr'],
  ...[
    'aliceadsl.fr',
    'club-internet.fr',
    'cegetel.net',
    'voila.fr',
    'noos.fr',
    'tiscali.fr',
    'libertysurf.fr',
  ],
  ...['mailo.com', 'mailo.fr', 'net-c.fr', 'netcourrier.com', 'ik.me', 'infonie.fr', 'dartybox.com'],
  ...['gmail.com', 'googlemail.com', 'outlook.com', 'outlook.fr', 'hotmail.com', 'hotmail.fr', 'live.com'],
  ...['live.fr', 'msn.com', 'yahoo.com', 'yahoo.fr', 'ymail.com', 'rocketmail.com', 'aol.com', 'aol.fr'],
  ...[
    'icloud.com',
    'me.com',
    'mac.com',
    'proton.me',
    'protonmail.com',
    'protonmail.ch',
    'pm.me',
    'tutanota.com',
  ],
  ...['tutanota.de', 'tuta.io', 'tuta.com', 'gmx.com', 'gmx.fr', 'gmx.de', 'gmx.net', 'gmx.ch', 'web.de'],
  ...[
    'mail.com',
    'email.com',
    'zoho.com',
    'zohomail.eu',
    'fastmail.com',
    'fastmail.fm',
    'hey.com',
    'duck.com',
  ],
  ...['yandex.com', 'yandex.ru', 'mail.ru', 'inbox.ru', 'bk.ru', 'list.ru', 'qq.com', '163.com', '126.com'],
  ...[
    'skynet.be',
    'telenet.be',
    'proximus.be',
    'bluewin.ch',
    'sunrise.ch',
    'hispeed.ch',
    'libero.it',
    'virgilio.it',
  ],
  ...[
    'yahoo.co.uk',
    'hotmail.co.uk',
    'live.co.uk',
    'btinternet.com',
    'sky.com',
    'yahoo.es',
    'hotmail.es',
    'yahoo.it',
  ],
  ...[
    'hotmail.it',
    'yahoo.de',
    'hotmail.de',
    't-online.de',
    'freenet.de',
    'hotmail.be',
    'live.be',
    'yahoo.ca',
  ],
  ...[
    'comcast.net',
    'verizon.net',
    'att.net',
    'sbcglobal.net',
    'videotron.ca',
    'sympatico.ca',
    'riseup.net',
    'disroot.org',
  ],
  ...[
    'mailinator.com',
    'guerrillamail.com',
    'yopmail.com',
    'yopmail.fr',
    'jetable.org',
    'temp-mail.org',
    '10minutemail.com',
  ],
  ...[
    'trashmail.com',
    'maildrop.cc',
    'getnada.com',
    'sharklasers.com',
    'dispostable.com',
    'throwawaymail.com',
  ],
]);

/** Whether the domain, or one above it, is a public mail provider. */
export function isFreeMail(domain: string): boolean {
  const labels = domain.split('.');
  return labels.some((_, index) => FREE_MAIL.has(labels.slice(index).join('.')));
}
