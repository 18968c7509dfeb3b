import { type ReactNode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import '../../../../renderer/ui/ui.css';
import { scheduleVerdict } from '../../../../renderer/collection/returned/sound.ts';
import { createTexts } from '../../../../renderer/i18n/index.ts';
import {
  Button,
  CheckRow,
  DataTable,
  DateField,
  Dialog,
  ErrorSummary,
  MoneyField,
  NationalNumberField,
  PinField,
  Segmented,
  Verdict,
} from '../../../../renderer/ui/index.ts';

/** What the parts told, for the test to read. */
interface Told {
  date: string[];
  mistake: (string | null)[];
  cents: (number | null)[];
  nationalNumber: string;
  pins: number[][];
  pinNow: Uint8Array | null;
  row: string;
  letters: string;
  accepted: number;
}
declare global {
  interface Window {
    told: Told;
    pinDone: () => void;
    setDate: (iso: string) => void;
    showVerdict: (id: string) => void;
    soundOf: (tone: 'ok' | 'warn' | 'bad') => Promise<number[]>;
  }
}
/** The samples of a verdict's sound, 22050 in a second. */
window.soundOf = async (tone) => {
  const audio = new OfflineAudioContext(1, 22_050, 22_050);
  scheduleVerdict(audio, tone);
  return [...(await audio.startRendering()).getChannelData(0)];
};
window.told = {
  date: [],
  mistake: [],
  cents: [],
  nationalNumber: '',
  pins: [],
  pinNow: null,
  row: '',
  letters: '',
  accepted: 0,
};

const Dates = () => {
  const [date, setDate] = useState('');
  window.setDate = setDate;
  return (
    <DateField
      label="Datum"
      today="2026-11-09"
      value={date}
      onMistake={(typed) => window.told.mistake.push(typed)}
      onChange={(iso) => {
        window.told.date.push(iso);
        setDate(iso);
      }}
    />
  );
};

const Amounts = () => {
  const [cents, setCents] = useState<number | null>(null);
  return (
    <MoneyField
      label="Bedrag"
      value={cents}
      onChange={(value) => {
        window.told.cents.push(value);
        setCents(value);
      }}
    />
  );
};

const Numbers = () => {
  const [digits, setDigits] = useState('');
  window.told.nationalNumber = digits;
  return <NationalNumberField label="Rijksregisternummer" value={digits} onChange={setDigits} />;
};

const Pin = () => (
  <PinField
    label="PIN"
    submitLabel="Controleren"
    tooShort="Typ minstens 4 cijfers."
    onSubmit={(pin) => {
      window.told.pins.push([...pin]);
      window.told.pinNow = pin;
      return new Promise((resolve) => {
        window.pinDone = () => resolve(null);
      });
    }}
  />
);

const Checks = () => {
  const [state, setState] = useState<'' | 'yes' | 'missing' | 'none'>('');
  window.told.letters = state;
  return (
    <CheckRow
      label="Pasfoto"
      value={state}
      onChange={setState}
      options={[
        { value: 'yes', label: 'Ja', letter: 'J', tone: 'ok' },
        { value: 'missing', label: 'Ontbreekt', letter: 'O', tone: 'warn' },
        { value: 'none', label: 'N.v.t.', letter: 'N', tone: 'off' },
      ]}
    />
  );
};

const Rows = () => (
  <DataTable
    label="Dossiers"
    columns={[{ id: 'name', header: 'Naam', cell: (row: string) => row }]}
    rows={['A', 'B', 'C']}
    rowKey={(row) => row}
    onOpen={(row) => {
      window.told.row = row;
    }}
  />
);

const Verdicts = () => {
  const [id, setId] = useState('');
  window.showVerdict = setId;
  if (id === '') return null;
  return (
    <Verdict
      tone="ok"
      title="Dit is de juiste kaart"
      verdictId={id}
      actions={
        <Button
          kind="main"
          autoFocus
          onPress={() => {
            window.told.accepted += 1;
          }}
        >
          Innemen
        </Button>
      }
    />
  );
};

const Dialogs = () => {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onPress={() => setOpen(true)}>Vraag</Button>
      <Dialog
        isOpen={isOpen}
        title="Zeker"
        onClose={() => setOpen(false)}
        actions={<Button autoFocus>Niet doen</Button>}
      >
        <p>Dit kun je niet terugdraaien.</p>
      </Dialog>
    </>
  );
};

const Summary = () => {
  const [attempt, setAttempt] = useState(0);
  return (
    <>
      <Button onPress={() => setAttempt(attempt + 1)}>Afronden</Button>
      {attempt === 0 ? null : (
        <ErrorSummary
          title="Nog 1 punt"
          attempt={attempt}
          points={[{ id: 'x', text: 'Kies een reden', fieldId: 'reason' }]}
        />
      )}
      <div id="reason">
        <Segmented
          label="Reden"
          value=""
          onChange={() => undefined}
          options={[
            { value: 'a', label: 'Eerste' },
            { value: 'b', label: 'Verlies' },
          ]}
        />
      </div>
    </>
  );
};

const All = ({ children }: { readonly children: ReactNode }) => (
  <I18nextProvider i18n={createTexts('nl')}>
    <h1>Onderdelen</h1>
    {children}
  </I18nextProvider>
);

const host = document.getElementById('parts');
if (host !== null) {
  createRoot(host).render(
    <All>
      <Dates />
      <Amounts />
      <Numbers />
      <Pin />
      <Checks />
      <Rows />
      <Dialogs />
      <Summary />
      <Verdicts />
    </All>,
  );
}
