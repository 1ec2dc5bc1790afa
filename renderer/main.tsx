import './first-news';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { BridgeProvider } from './bridge/bridge-context';
import { bridge, spoken } from './first-news';
import { NoBridge } from './ui/no-bridge';
import './ui/css/tokens.css';
import './ui/css/components.css';
import './ui/css/screens.css';
import './ui/css/app.css';
import './ui/css/narrow.css';
import './ui/css/forced.css';

const place = document.getElementById('root');
if (!place) throw new Error('the page has no #root');

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

// Once, with all there is to show: what was drawn before would be an empty window.
void spoken.then(start);
