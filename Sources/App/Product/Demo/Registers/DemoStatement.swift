import Civil
import Registers

/// A statement of the story, with its words in each language.
struct DemoStatement: Sendable {
  struct Words: Sendable {
    var language: String
    var title: String
    var text: String
    /// Who speaks the language and has read it; invented, as everybody here.
    var checker = ""
  }

  var kind: Statement.Kind
  var audience: String
  var channel: String
  var words: [Words]
  var writer: DemoPerson
  var written: CivilDate
  var planned: CivilDate
  var approver: DemoPerson?
  var approved: CivilDate?
  var published: CivilDate?

  var title: String { words[0].title }

  static let all = [exploitation2012, report2026, winter2026, online2026]

  private static let exploitation2012 = DemoStatement(
    kind: .positionStatement, audience: "Families and young people in Thornmere",
    channel: "Council website; leaflet in schools, surgeries and libraries",
    words: [
      Words(
        language: "en", title: "Sexual exploitation of children: where we stand",
        text: """
          Nobody may use a child for sex. It is never the child’s fault.

          It can happen to girls and to boys, in any family. Somebody gives a child gifts, or a lift, or a place to stay. Later they want something back.

          If you are worried, tell us. You do not need to be sure. Call 999 if a child is in danger now. At other times call the front door of Children’s Services.

          We will listen. We will tell you what we do next. The police, the health service, the schools and the council have agreed to act together.
          """),
      Words(
        language: "sk", title: "Sexuálne zneužívanie detí: náš postoj",
        text: """
          Nikto nesmie zneužiť dieťa na sex. Nikdy to nie je vina dieťaťa.

          Môže sa to stať dievčatám aj chlapcom, v každej rodine.

          Ak máte obavy, povedzte nám to. Nemusíte si byť istí. Ak je dieťa v nebezpečenstve, volajte 999.

          Vypočujeme vás. Povieme vám, čo urobíme ďalej.
          """, checker: "Zuzana Brezina, early help lead professional"),
    ], writer: .prowse, written: on(2012, 11, 5), planned: on(2012, 11, 30), approver: .pellew,
    approved: on(2012, 11, 29), published: on(2012, 12, 3))

  private static let report2026 = DemoStatement(
    kind: .message, audience: "Children, young people, parents and everybody in Thornmere",
    channel: "Council website; letter home through schools",
    words: [
      Words(
        language: "en", title: "What the inspectors found, and what we do now",
        text: """
          Inspectors came in January. They looked at how well we help and protect children.

          Children in our care are doing well. Young people who leave care get good help.

          Some things must get better. Children had to get to know a new social worker too often. Not every child was seen alone. Health staff were not always there when we made plans.

          We are putting this right. You can read our plan on this website. We will tell you each spring and autumn what has changed.

          If you are worried about a child, call us. You do not need to be sure.
          """),
      Words(
        language: "pl", title: "Co stwierdzili inspektorzy i co teraz robimy",
        text: """
          W styczniu odwiedzili nas inspektorzy. Sprawdzali, jak pomagamy dzieciom i jak je chronimy.

          Dzieci pod naszą opieką mają się dobrze. Niektóre rzeczy muszą się poprawić: dzieci zbyt często zmieniały pracownika socjalnego i nie z każdym dzieckiem rozmawiano na osobności.

          Naprawiamy to. Jeśli martwisz się o dziecko, zadzwoń do nas. Nie musisz mieć pewności.
          """, checker: "Beata Zielonka, community interpreter"),
      Words(
        language: "sk", title: "Čo zistili inšpektori a čo robíme teraz",
        text: """
          V januári prišli inšpektori. Pozreli sa na to, ako pomáhame deťom a ako ich chránime.

          Deťom v našej starostlivosti sa darí dobre. Niektoré veci sa musia zlepšiť: deťom sa príliš často menil sociálny pracovník a nie s každým dieťaťom sme hovorili osamote.

          Naprávame to. Ak máte obavy o dieťa, zavolajte nám. Nemusíte si byť istí.
          """, checker: "Zuzana Brezina, early help lead professional"),
      Words(
        language: "ur", title: "معائنہ کاروں نے کیا دیکھا، اور ہم اب کیا کر رہے ہیں",
        text: """
          معائنہ کار جنوری میں آئے۔ انہوں نے دیکھا کہ ہم بچوں کی مدد اور حفاظت کتنی اچھی طرح کرتے ہیں۔

          ہماری نگہداشت میں بچے اچھا کر رہے ہیں۔ کچھ چیزیں بہتر ہونی چاہییں: بچوں کے سماجی کارکن بہت بار بدلے، اور ہر بچے سے اکیلے میں بات نہیں کی گئی۔

          ہم اسے ٹھیک کر رہے ہیں۔ اگر آپ کسی بچے کے بارے میں فکرمند ہیں تو ہمیں فون کریں۔ یقین ہونا ضروری نہیں۔
          """, checker: "Samina Qadeer, community interpreter"),
    ], writer: .nwachukwu, written: on(2026, 3, 11), planned: on(2026, 3, 16),
    approver: .adeyemiHolt, approved: on(2026, 3, 13), published: on(2026, 3, 16))

  private static let winter2026 = DemoStatement(
    kind: .message, audience: "Parents of children under five",
    channel: "Family hubs; council website",
    words: [
      Words(
        language: "en", title: "Help this winter, without being referred",
        text: """
          Winter is hard with small children. You can come to any family hub and ask for help.

          You can get warm clothes, a meal, and somebody to talk to. Nobody needs to send you.

          All hubs are open on weekdays from nine to four.
          """)
    ], writer: .nwachukwu, written: on(2026, 11, 16), planned: on(2026, 12, 1), approver: .quayle,
    approved: on(2026, 11, 18), published: nil)

  private static let online2026 = DemoStatement(
    kind: .guidance, audience: "Parents and carers of children aged 9 to 14",
    channel: "Council website; schools’ newsletters",
    words: [
      Words(
        language: "en", title: "Keeping your child safe online",
        text: """
          Children meet friends online, and sometimes people who are not friends.

          Notwithstanding the considerable benefits that participation in digital environments undoubtedly provides, inappropriate communication by unidentified individuals constitutes a significant safeguarding concern.

          Ask your child to show you a favourite game. Talk often, and stay calm when they tell you something.
          """)
    ], writer: .nwachukwu, written: on(2026, 10, 19), planned: on(2026, 11, 9), approver: nil,
    approved: nil, published: nil)
}
