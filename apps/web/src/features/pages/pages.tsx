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

export const ModerationPage = () => (
  <ProsePage
    title="pages.moderation.title"
    lede="pages.moderation.lede"
    sections={[
      {
        title: 'pages.moderation.what',
        points: ['pages.moderation.what.1', 'pages.moderation.what.2', 'pages.moderation.what.3'],
      },
      { title: 'pages.moderation.report', paragraphs: ['pages.moderation.report.1'] },
      {
        title: 'pages.moderation.decide',
        paragraphs: ['pages.moderation.decide.1', 'pages.moderation.decide.2'],
      },
      { title: 'pages.moderation.contest', paragraphs: ['pages.moderation.contest.1'] },
      { title: 'pages.moderation.log', paragraphs: ['pages.moderation.log.1'] },
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
