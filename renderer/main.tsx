import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { BridgeProvider, bridgeOfWindow } from './bridge/bridge-context';
import { followSettings } from './follow-settings';
import { NoBridge } from './ui/no-bridge';
import { followTheme } from './ui/theme';
import { languageAsked, speak } from './words/language';
import './ui/css/tokens.css';
import './ui/css/components.css';
import './ui/css/screens.css';
import './ui/css/app.css';
import './ui/css/narrow.css';

const place = document.getElementById('root');
if (!place) throw new Error('the page has no #root');
const bridge = bridgeOfWindow();
followTheme(bridge);
if (bridge) followSettings(bridge);

const start = (): void =>
  createRoot(place).render(
    <StrictMode>
      {bridge ? (
        <BridgeProvider bridge={bridge}>
          <App />
        </BridgeProvider>
      ) : (
        <NoBridge />
      )}
    </StrictMode>,
  );

const language = languageAsked(location.search);
document.documentElement.lang = language;
if (language === 'en') start();
else
  void import('./words/de').then(({ de }) => {
    speak(de);
    start();
  });
