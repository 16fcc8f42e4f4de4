import Civil
import ImprovementPlan
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// One statement for those who keep it: its words in every language, what stands in its way, and
/// what can be done next.
struct StatementPage {
  let file: StatementFile
  let limit: Int
  let visit: Visit
  /// Figures in the English words that disagree with the plans.
  let disagreements: [PlanDisagreement]
  var problems: [Problem] = []

  private var statement: Statement { file.statement }
  private var mayManage: Bool { visit.mayManageRegisters }
  private var isPublic: Bool { statement.publishedOn != nil }

  var page: Page {
    Page(
      file.title, kicker: statement.kind.title,
      breadcrumbs: [
        visit.registersCrumb,
        Breadcrumb("Communications", Address.statementRegister.asAt(visit.shownDay)),
      ]
    ) {
      visit.asAtNote
      if !problems.isEmpty { refused }
      p {
        statement.standings(isApproved: file.english?.isApproved ?? false, on: visit.today)
          .html
      }
      next
      facts
      for text in file.texts { words(text) }
      if mayManage {
        buttonRow {
          buttonLink(
            "Offer it in another language", to: .newLanguage(ofStatement: statement.id),
            style: .secondary)
        }
      }
      visit.asAtForm("The statement as at another day")
      visit.historyLink("History of this statement", of: Statement.table, statement.id)
    }
  }

  private var refused: HTML {
    div(.class("error-summary"), .role("alert"), .id("problems"), .tabindex(-1), .autofocus) {
      h2("It was not published")
      ul { for problem in problems { li(problem.message) } }
    }
  }

  /// The next step, and why it cannot be taken yet.
  @HTMLBuilder private var next: HTML {
    if isPublic {
      p {
        "Everybody can read it at "
        link("its public page", to: Address.statement(statement.id).asAt(visit.shownDay))
        "."
      }
    }
    if !file.obstacles.isEmpty, !file.texts.isEmpty {
      insetText {
        p(isPublic ? "Not shown to the public yet:" : "Before it can be published:")
        ul { for obstacle in file.obstacles { li(obstacle) } }
      }
    }
    if mayManage { buttons }
  }

  private var waitsForApproval: Bool {
    file.texts.contains { !$0.isApproved && file.obstacle(to: $0) == nil }
  }

  private var buttons: HTML {
    HTML {
      if waitsForApproval, file.isWriter(visit.user) {
        p("You have written these words, so somebody else approves them.")
      }
      buttonRow {
        if waitsForApproval, !file.isWriter(visit.user) {
          buttonLink("Read and approve", to: .statementRecord(statement.id, "approve"))
        }
        if !isPublic {
          visit.sheet.button(
            "Publish", to: .statementRecord(statement.id, "publish"),
            style: file.isApproved ? .primary : .secondary,
            values: ["version": statement.version])
          buttonLink(
            "Change audience, channel or date", to: .statementRecord(statement.id, "edit"),
            style: .secondary)
        } else {
          buttonLink(
            "Withdraw it", to: .statementRecord(statement.id, "withdraw"), style: .quiet)
        }
      }
    }
  }

  private var facts: HTML {
    let change = mayManage && !isPublic ? Address.statementRecord(statement.id, "edit") : nil
    return summaryList([
      SummaryRow("Audience", statement.audience, change: change),
      SummaryRow("Channel", statement.channel, change: change),
      SummaryRow("Planned for", change: change) {
        day(statement.plannedOn)
        if statement.firstPlannedOn != statement.plannedOn {
          span(" (first planned for \(statement.firstPlannedOn.longForm))", .class("muted"))
        }
      },
      SummaryRow("Published on") { day(statement.publishedOn, else: "Not yet") },
      SummaryRow("Written by", statement.author),
    ])
  }

  private func words(_ text: StatementText) -> HTML {
    let language = StatementLanguage(code: text.language) ?? .english
    return part(language.name, id: "words-\(text.language)") {
      p { state(of: text) }
      wordsAsRead(text, language)
      if language.isEnglish {
        NarrativeNote(disagreements).html
        ReadabilityView(text: text.text, limit: limit).html
      }
      visit.historyLink("History of these words", of: StatementText.table, text.id)
      if mayManage, !(isPublic && text.isApproved) {
        buttonRow {
          buttonLink(
            "Change the words in \(language.name)",
            to: .words(ofStatement: statement.id, in: text.language), style: .secondary)
          if !text.isEnglish {
            visit.sheet.button(
              "No longer offer \(language.name)",
              to: .dropLanguage(text.language, ofStatement: statement.id), style: .quiet)
          }
        }
      }
    }
  }

  @HTMLBuilder private func state(of text: StatementText) -> HTML {
    if let approver = text.approver, let approvedOn = text.approvedOn {
      tag("Approved", .good)
      span(" by \(approver) on \(approvedOn.longForm). ", .class("muted"))
    } else {
      tag("Not approved", .neutral)
      HTML(" ")
    }
    if !text.isEnglish {
      span(
        text.checkedOn.map { "Checked by \(text.checker) on \($0.longForm)." }
          ?? "Nobody who speaks it has checked it yet.", .class("muted"))
    }
    if !text.approvedBecause.isEmpty {
      span(" Approved above the reading limit: \(text.approvedBecause)", .class("muted"))
    }
  }
}

/// How hard an English text is to read, and its hardest sentences.
public struct ReadabilityView {
  let text: String
  let limit: Int

  public init(text: String, limit: Int) {
    self.text = text
    self.limit = limit
  }

  @HTMLBuilder public var html: HTML {
    if let readability = Readability(text) {
      let passes = readability.passes(limit)
      let sentences = Words.count(readability.sentences.count, "sentence")
      p {
        tag(passes ? "Reads plainly" : "Hard to read", passes ? .good : .caution)
        HTML(
          " Reading grade \(readability.grade), limit \(limit); \(Words.count(readability.words, "word")) in \(sentences)."
        )
      }
      let hardest = readability.hardest(above: limit)
      if !hardest.isEmpty {
        fold(
          hardest.count == 1 ? "The hardest sentence" : "The \(hardest.count) hardest sentences",
          isOpen: !passes
        ) {
          ul {
            for sentence in hardest {
              li(
                "“\(sentence.text)” (grade \(sentence.grade), \(Words.count(sentence.words, "word")))"
              )
            }
          }
          muted(
            "By the Flesch–Kincaid formula (Kincaid and others, 1975), which sees long words and long sentences and nothing else."
          )
        }
      }
    }
  }
}

/// The words of a statement in their own language and direction, as their readers will see them.
func wordsAsRead(_ text: StatementText, _ language: StatementLanguage) -> HTML {
  div(.class("prose"), .lang(language.htmlCode), .dir(language.direction)) {
    h3(text.title)
    prose(text.text)
  }
}
