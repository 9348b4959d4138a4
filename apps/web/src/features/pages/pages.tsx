import { ProsePage } from './prose-page';

export const AccessibilityPage = () => (
  <ProsePage
    title="pages.accessibility.title"
    lede="pages.accessibility.lede"
    sections={[
      {
        title: 'pages.accessibility.state',
        paragraphs: ['pages.accessibility.state.1', 'pages.accessibility.state.2'],
      },
      {
        title: 'pages.accessibility.help',
        points: [
          'pages.accessibility.help.1',
          'pages.accessibility.help.2',
          'pages.accessibility.help.3',
          'pages.accessibility.help.4',
        ],
      },
      {
        title: 'pages.accessibility.tell',
        paragraphs: ['pages.accessibility.tell.1', 'pages.accessibility.tell.2'],
      },
    ]}
  />
);

export const PrivacyPage = () => (
  <ProsePage
    title="pages.privacy.title"
    lede="pages.privacy.lede"
    sections={[
      {
        title: 'pages.privacy.what',
        points: ['pages.privacy.what.1', 'pages.privacy.what.2', 'pages.privacy.what.3'],
      },
      {
        title: 'pages.privacy.cookies',
        paragraphs: ['pages.privacy.cookies.0'],
        points: [
          'pages.privacy.cookies.1',
          'pages.privacy.cookies.2',
          'pages.privacy.cookies.3',
          'pages.privacy.cookies.4',
        ],
      },
      { title: 'pages.privacy.who', paragraphs: ['pages.privacy.who.1', 'pages.privacy.who.2'] },
      { title: 'pages.privacy.rights', paragraphs: ['pages.privacy.rights.1', 'pages.privacy.rights.2'] },
    ]}
  />
);

export const LegalPage = () => (
  <ProsePage
    title="pages.legal.title"
    lede="pages.legal.lede"
    sections={[
      { title: 'pages.legal.publisher', paragraphs: ['pages.legal.publisher.1'] },
      { title: 'pages.legal.software', paragraphs: ['pages.legal.software.1', 'pages.legal.software.2'] },
      { title: 'pages.legal.content', paragraphs: ['pages.legal.content.1'] },
    ]}
  />
);

export const OpenDataPage = () => (
  <ProsePage
    title="pages.openData.title"
    lede="pages.openData.lede"
    sections={[
      { title: 'pages.openData.what', points: ['pages.openData.what.1', 'pages.openData.what.2'] },
      { title: 'pages.openData.how', paragraphs: ['pages.openData.how.1', 'pages.openData.how.2'] },
      { title: 'pages.openData.never', paragraphs: ['pages.openData.never.1'] },
    ]}
  />
);
