import type { ReactElement } from 'react';
import { useSettings } from '../bridge/use-settings';
import { Segmented, Select } from '../ui/choice';
import { settingsWords } from '../words/settings';
import { SettingRow } from './setting-row';
import { useChangeSettings } from './use-change-settings';

const sizes = [90, 100, 110, 125] as const;
const languages = ['system', 'en', 'de'] as const;

/** Applied at once: main says the new settings to everybody, `ui/theme.ts` among them. */
export const AppearanceTab = (): ReactElement => {
  const settings = useSettings();
  const change = useChangeSettings();
  const text = settingsWords.appearance;
  return (
    <section className="sgroup">
      <div className="card">
        <SettingRow title={text.theme}>
          <Segmented
            label={text.theme}
            value={settings.theme}
            options={(['system', 'light', 'dark'] as const).map((theme) => ({
              value: theme,
              label: text.themes[theme],
            }))}
            onChange={(theme) => change({ theme })}
          />
        </SettingRow>
        <SettingRow title={text.textSize}>
          <Select
            label={text.textSize}
            value={`${settings.textSize}`}
            options={sizes.map((size) => ({ value: `${size}`, label: text.percent(size) }))}
            onChange={(chosen) => {
              const textSize = sizes.find((size) => `${size}` === chosen);
              if (textSize !== undefined) change({ textSize });
            }}
          />
        </SettingRow>
        <SettingRow title={text.language} text={text.languageText}>
          <Select
            label={text.language}
            value={settings.language}
            options={languages.map((language) => ({ value: language, label: text.languages[language] }))}
            onChange={(chosen) => {
              const language = languages.find((one) => one === chosen);
              if (language !== undefined) change({ language });
            }}
          />
        </SettingRow>
      </div>
    </section>
  );
};
