/** A name part as it is written, and as it stands in an address. */
export type NamePart = readonly [written: string, ascii: string];

/** Given and family names that go together: accents, wide, combining and right-to-left scripts are all met in a table. */
export type NameGroup = { readonly given: readonly NamePart[]; readonly family: readonly NamePart[] };

const same = (...names: string[]): NamePart[] => names.map((name) => [name, name.toLowerCase()]);

// biome-ignore format: a group a line reads as the table that it is
export const NAME_GROUPS: readonly NameGroup[] = [
  { given: [...same('Grace', 'Samuel', 'Wren', 'Esther', 'Theo'), ['Siobhán', 'siobhan']], family: [...same('Smith', 'Ashdown', 'Llewellyn', 'Fraser', 'Whitlock'), ["O'Brien", 'obrien']] },
  { given: [...same('Mateo', 'Ximena'), ['Lucía', 'lucia'], ['José', 'jose'], ['Inés', 'ines'], ['Begoña', 'begona']], family: [...same('Quispe', 'Castro'), ['García Márquez', 'garcia'], ['Fernández', 'fernandez'], ['Muñoz', 'munoz'], ['Ibáñez', 'ibanez']] },
  { given: [...same('Ana', 'Miguel', 'Iara'), ['João', 'joao'], ['Conceição', 'conceicao'], ['Tomás', 'tomas']], family: [...same('Pereira', 'Silva', 'Tavares'), ['Sá', 'sa'], ['Gonçalves', 'goncalves'], ['Simões', 'simoes']] },
  { given: [...same('Henri', 'Manon', 'Camille'), ['Françoise', 'francoise'], ['Zoë', 'zoe'], ['Jürgen', 'jurgen']], family: [...same('Rossi', 'Achterberg', 'Dubois'), ['Lefèvre', 'lefevre'], ['Müller', 'muller'], ['Van der Berg', 'vanderberg']] },
  { given: [...same('Ingrid', 'Lars', 'Aino'), ['Søren', 'soren'], ['Åsa', 'asa'], ['Björk', 'bjork']], family: [...same('Virtanen', 'Holm', 'Dahl'), ['Lindström', 'lindstrom'], ['Sjöberg', 'sjoberg'], ['Jónsdóttir', 'jonsdottir']] },
  { given: [...same('Mirela', 'Dragan', 'Petra'), ['Łukasz', 'lukasz'], ['Gábor', 'gabor'], ['Željko', 'zeljko']], family: [...same('Popescu', 'Kowalska', 'Horvat'), ['Novák', 'novak'], ['Petrović', 'petrovic'], ['Szabó', 'szabo']] },
  { given: [['Олена', 'olena'], ['Тарас', 'taras'], ['Ірина', 'iryna'], ['Богдан', 'bohdan'], ['Дарина', 'daryna'], ['Мирослав', 'myroslav']], family: [['Шевченко', 'shevchenko'], ['Коваль', 'koval'], ['Бондаренко', 'bondarenko'], ['Лисенко', 'lysenko'], ['Ткач', 'tkach'], ['Мороз', 'moroz']] },
  { given: [['Ελένη', 'eleni'], ['Γιώργος', 'giorgos'], ['Σοφία', 'sofia'], ['Νίκος', 'nikos']], family: [['Παπαδοπούλου', 'papadopoulou'], ['Οικονόμου', 'oikonomou'], ['Βλάχος', 'vlachos'], ['Δήμου', 'dimou']] },
  { given: [...same('Kwame', 'Ngozi', 'Thandiwe', 'Amara', 'Tariro', 'Zanele')], family: [...same('Okafor', 'Mensah', 'Dlamini', 'Adeyemi', 'Moyo', 'Nkosi')] },
  { given: [['محمد', 'mohammed'], ['نور', 'noor'], ['ليلى', 'layla'], ['يوسف', 'youssef'], ['فاطمة', 'fatima'], ['سامي', 'sami']], family: [['العلي', 'alali'], ['حداد', 'haddad'], ['منصور', 'mansour'], ['الخطيب', 'alkhatib'], ['نجار', 'najjar'], ['سليم', 'salim']] },
  { given: [['מיכל', 'michal'], ['יונתן', 'yonatan'], ['תמר', 'tamar'], ['אורי', 'uri']], family: [['כהן', 'cohen'], ['לוי', 'levi'], ['מזרחי', 'mizrahi'], ['פרידמן', 'friedman']] },
  { given: [...same('Priya', 'Arjun', 'Kavya', 'Bilal'), ['दीपा', 'deepa'], ['रोहन', 'rohan']], family: [...same('Patel', 'Iyer', 'Khan', 'Fernandes'), ['शर्मा', 'sharma'], ['वर्मा', 'varma']] },
  { given: [['芳', 'fang'], ['伟', 'wei'], ['秀英', 'xiuying'], ['健太', 'kenta'], ['美咲', 'misaki'], ['陽菜', 'hina']], family: [['王', 'wang'], ['陈', 'chen'], ['李', 'li'], ['佐藤', 'sato'], ['田中', 'tanaka'], ['鈴木', 'suzuki']] },
  { given: [['지민', 'jimin'], ['서연', 'seoyeon'], ['민준', 'minjun'], ['하은', 'haeun']], family: [['박', 'park'], ['김', 'kim'], ['최', 'choi'], ['정', 'jung']] },
  { given: [...same('Minh', 'Siti', 'Malia', 'Tama', 'Oyuna'), ['สมชาย', 'somchai']], family: [...same('Wijaya', 'Kealoha', 'Parata', 'Bold'), ['Nguyễn', 'nguyen'], ['ใจดี', 'jaidee']] },
  { given: [...same('Deniz', 'Emre', 'Elif'), ['Çağla', 'cagla'], ['Gülşen', 'gulsen'], ['Ömer', 'omer']], family: [...same('Demir', 'Kaya', 'Aydin'), ['Yılmaz', 'yilmaz'], ['Çelik', 'celik'], ['Öztürk', 'ozturk']] },
];
