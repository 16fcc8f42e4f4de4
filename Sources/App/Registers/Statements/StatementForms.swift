import Civil
import ImprovementPlan
import Kernel
import Markup
import SiteMap
import Storage
import Web

extension Statement.Kind: FormValue {}

/// The forms about a statement.
struct StatementForms {
  let visit: Visit
  let problems: [Problem]

  private static let trail = [
    Breadcrumb("Registers", .registers), Breadcrumb("Communications", .statementRegister),
  ]

  private func sheet(_ values: FormValues) -> FormSheet {
    FormSheet(visit, problems: problems, values: values)
  }

  /// A new statement: what it is, and its English words.
  func new(limit: Int) -> Page {
    let sheet = sheet([:])
    return Page("Write a statement", breadcrumbs: Self.trail) {
      lead("It is written in English first. Somebody else approves it before it can be published.")
      sheet.form(to: .statementRegister, submit: "Save the statement", cancel: .statementRegister) {
        sheet.textField("title", "Title", hint: "As the public will read it")
        sheet.textArea("text", "The words", hint: Self.plain(limit), rows: 14, maximum: 20_000)
        facts(sheet)
      }
    }
  }

  private static func plain(_ limit: Int) -> String {
    "Short sentences and everyday words. The reading grade is shown after saving; \(limit) or lower passes."
  }

  /// Audience, channel and planned date of one that is there.
  func facts(of file: StatementFile) -> Page {
    let statement = file.statement
    let sheet = sheet([
      "kind": statement.kind, "audience": statement.audience, "channel": statement.channel,
      "plannedOn": statement.plannedOn, "version": statement.version,
    ])
    return Page(
      "Change audience, channel or date", kicker: file.title, breadcrumbs: trail(file)
    ) {
      sheet.form(
        to: .statementRecord(statement.id), submit: "Save the statement",
        cancel: .statementRecord(statement.id)
      ) {
        facts(sheet)
        sheet.textField(
          "reason", "If another day is planned than before: why?",
          hint: "The first day stays on record.", isOptional: true)
        sheet.hidden("version", sheet.value("version") ?? "0")
      }
    }
  }

  @HTMLBuilder private func facts(_ sheet: FormSheet) -> HTML {
    sheet.radios("kind", "What is it?", Choice.all(of: Statement.Kind.self, titled: \.title))
    sheet.textField("audience", "Whom is it for?", hint: "For example: parents of young people")
    sheet.textField(
      "channel", "Where does it go out?", hint: "For example: website, schools’ newsletters")
    sheet.dateField("plannedOn", "For which day is it planned?")
  }

  /// The words in one language.
  func words(in language: StatementLanguage, of file: StatementFile, limit: Int) -> Page {
    let text = file.text(in: language)
    // A check of earlier English words says nothing of these: it is entered anew.
    let isStale = text.map { file.obstacle(to: $0) != nil } ?? false
    let sheet = sheet([
      "title": text?.title, "text": text?.text, "checker": isStale ? nil : text?.checker,
      "checkedOn": isStale ? nil : text?.checkedOn, "version": text?.version ?? 0,
    ])
    let address = Address.words(ofStatement: file.statement.id, in: language.code)
    return Page("The words in \(language.name)", kicker: file.title, breadcrumbs: trail(file)) {
      if language != .english, let english = file.english {
        fold("The English words", isOpen: true) {
          p { strong(english.title) }
          prose(english.text)
        }
      }
      if text?.isApproved == true {
        insetText("These words are approved. When they change they have to be approved again.")
      }
      sheet.form(
        to: address, submit: "Save the words", cancel: .statementRecord(file.statement.id)
      ) {
        sheet.textField("title", "Title", language: language.page)
        sheet.textArea(
          "text", "The words", hint: language.isEnglish ? Self.plain(limit) : nil, rows: 14,
          maximum: 20_000, language: language.page)
        NarrativeAside(sheet).html
        if language != .english {
          sheet.textField(
            "checker", "Who has checked it?",
            hint: "A person who reads \(language.name), by name. No program counts as one.",
            isOptional: true)
          sheet.dateField("checkedOn", "When?", isOptional: true)
        }
        sheet.hidden("version", sheet.value("version") ?? "0")
      }
    }
  }

  func language(for file: StatementFile) -> Page {
    let taken = Set(file.texts.map(\.language))
    let sheet = sheet([:])
    return Page("Offer it in another language", kicker: file.title, breadcrumbs: trail(file)) {
      sheet.form(
        to: .statementRecord(file.statement.id, "languages"), submit: "Write the words",
        cancel: .statementRecord(file.statement.id)
      ) {
        sheet.select(
          "language", "Language",
          StatementLanguage.all.filter { !taken.contains($0.code) }.map {
            Choice($0.code, $0.name == $0.ownName ? $0.name : "\($0.name) (\($0.ownName))")
          })
      }
    }
  }

  /// What the approver reads, and the button below it.
  func approval(of file: StatementFile, limit: Int) -> Page {
    let waiting = file.texts.filter { !$0.isApproved && file.obstacle(to: $0) == nil }
    let isHard = waiting.contains {
      (StatementLanguage(code: $0.language)?.isEnglish ?? false)
        && Readability($0.text).map { !$0.passes(limit) } ?? false
    }
    let sheet = sheet([:])
    return Page("Read and approve", kicker: file.title, breadcrumbs: trail(file)) {
      summaryList([
        SummaryRow("Audience", file.statement.audience),
        SummaryRow("Channel", file.statement.channel),
        SummaryRow("Planned for") { day(file.statement.plannedOn) },
      ])
      for text in waiting { reading(text, limit) }
      if waiting.isEmpty {
        p("There are no words that wait for approval.")
      } else {
        sheet.form(
          to: .statementRecord(file.statement.id, "approve"), submit: "Approve these words",
          cancel: .statementRecord(file.statement.id)
        ) {
          if isHard {
            sheet.textArea(
              "reason", "Why is it approved although it is hard to read?",
              hint: "Needed above the limit. Better: have it made plainer first.", rows: 3,
              maximum: 1000)
          }
          for text in waiting { sheet.hidden("seen", "\(text.language) \(text.edition)") }
        }
      }
    }
  }

  private func reading(_ text: StatementText, _ limit: Int) -> HTML {
    let language = StatementLanguage(code: text.language) ?? .english
    return part(language.name) {
      wordsAsRead(text, language)
      if language.isEnglish { ReadabilityView(text: text.text, limit: limit).html }
      if !text.checker.isEmpty { muted("Checked by \(text.checker).") }
    }
  }

  func withdrawal(of file: StatementFile) -> Page {
    let sheet = sheet(["version": file.statement.version])
    return Page("Withdraw the statement", kicker: file.title, breadcrumbs: trail(file)) {
      lead(
        "The public can no longer read it. It has to be approved again before it can be published again."
      )
      sheet.form(
        to: .statementRecord(file.statement.id, "withdraw"), submit: "Withdraw it",
        cancel: .statementRecord(file.statement.id), style: .warning
      ) {
        sheet.textArea("reason", "Why is it withdrawn?", rows: 3, maximum: 1000)
        sheet.hidden("version", sheet.value("version") ?? "0")
      }
    }
  }

  private func trail(_ file: StatementFile) -> [Breadcrumb] {
    Self.trail + [Breadcrumb(file.title, .statementRecord(file.statement.id))]
  }
}
