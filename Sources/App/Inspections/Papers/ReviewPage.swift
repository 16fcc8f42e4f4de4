import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The review of a paper: each value as a field beside the place it came from.
struct ReviewPage {
  let visit: Visit
  let paper: Paper
  let reading: PaperReading
  let answers: ReviewAnswers
  let frameworks: [FrameworkVersion]
  let themes: Themes
  let own: String
  /// The inspections of this council, for a paper that belongs to one of them.
  let inspections: [Inspection]
  let problems: [Problem]

  var page: Page {
    Page(
      "Review: \(paper.fileName)", kicker: reading.kind.sentence,
      breadcrumbs: [Breadcrumb("Papers", .papers)]
    ) {
      lead(
        "This is what was understood. Correct what is wrong, then accept it. Nothing is recorded before you do."
      )
      contents
      if makesNone {
        NoInspectionPanel(paper: paper, reading: reading).html
      } else if isOfAnotherCouncil {
        anotherCouncil
      }
      summary
      if visit.mayManage {
        form
        discard
      } else {
        muted("Only those who record inspections can accept it.")
      }
    }
  }

  /// No framework was read, and nobody has chosen one.
  private var makesNone: Bool { framework == nil && reading.framework.text.isEmpty }

  /// How much there is to compare, each with a way there: by keyboard it is far to the end.
  private var contents: HTML {
    p {
      a(Words.count(reading.judgements.count, "judgement"), .href("#judgements"))
      " · "
      a(Words.count(reading.recommendations.count, "recommendation"), .href("#recommendations"))
      if reading.proposedFindings > 0 {
        " · "
        a(Words.count(reading.proposedFindings, "proposed finding"), .href("#findings"))
      }
      if visit.mayManage {
        " · "
        a("Accept", .href("#accept"))
      }
      "."
      // Neither is said above a warning that says something else.
      if reading.warnings.isEmpty, reading.reserve == nil {
        if reading.doubts(in: framework).isEmpty, !reading.isUnread {
          " Every value was read with certainty."
        }
        if !reading.findings.isEmpty, reading.notUnderstood.isEmpty { " Nothing was left over." }
      }
    }
  }

  private var framework: FrameworkVersion? {
    frameworks.first { $0.framework.code == answers["framework"] }
  }

  private var isOfAnotherCouncil: Bool {
    !own.isEmpty && CouncilName(answers["council"]) != CouncilName(own)
  }

  private var sheet: FormSheet {
    FormSheet(visit, problems: problems, values: FormValues(answers.form.fields))
  }

  private var anotherCouncil: HTML {
    warningText(
      "The report is about \(answers["council"].isEmpty ? "a council that was not recognised" : answers["council"]), and this is \(own). You can enter it in the national register only (the button at the end), or say that it belongs here all the same."
    )
  }

  /// What to look at first: the doubtful values, with links to them; and what was not understood.
  private var summary: HTML {
    HTML {
      // That there is no framework is said already.
      let doubts = answers.openDoubts(of: reading, in: framework).filter {
        !makesNone || $0.subject != .framework
      }
      if !doubts.isEmpty {
        panel("Look at these first", tone: .caution) {
          ul {
            for doubt in doubts {
              li {
                a(doubt.what, .href(WebAddress("#" + doubt.field)))
                ": \(doubt.reason)"
              }
            }
          }
          if visit.mayManage {
            p {
              buttonLink(
                "Check only \(doubts.count == 1 ? "this one" : "these \(doubts.count)")",
                to: .doubtsOfPaper(paper.id), style: .secondary)
            }
          }
        }
      }
      for warning in reading.warnings { insetText(warning) }
      if reading.findings.isEmpty, !reading.isUnread {
        muted(
          "Only the facts, judgements and recommendations of this kind of paper are read; its other text is not. Add findings by hand after accepting."
        )
      }
      if !reading.notUnderstood.isEmpty {
        part("What was not understood", id: "not-understood") {
          fold(Words.count(reading.notUnderstood.count, "passage"), isOpen: isShort) {
            ul {
              for unread in reading.notUnderstood {
                li {
                  link("Page \(unread.page)", to: .paperView(paper.id, unread.page))
                  ": \(ThreadSteps.short(unread.text.readable, 300))"
                }
              }
            }
          }
        }
      }
    }
  }

  private var isShort: Bool { reading.notUnderstood.count <= 5 }

  private var form: HTML {
    let fields = ReviewFields(
      paper: paper, reading: reading, sheet: sheet, answers: answers, frameworks: frameworks,
      framework: framework, themes: themes.inUse(on: visit.today))
    return sheet.form(
      to: .paper(paper.id), submit: "Accept and record", cancel: .papers,
      more: HTML {
        submitButton("Save and go on later", name: "then", value: "save", style: .secondary)
        if isOfAnotherCouncil {
          submitButton(
            "Enter in the national register only", name: "then", value: "register",
            style: .secondary)
        }
      }
    ) {
      sheet.hidden("version", visit.form["version"] ?? "\(paper.version)")
      sheet.hidden("added", answers.added)
      // The first button of a form is what the Enter key presses: it keeps what was typed, and
      // accepts nothing.
      button("Save", .type(.submit), .name("then"), .value("keep"), .hidden)
      belongsTo
      fields.facts
      fields.judgements
      fields.recommendations
      if let summary = reading.childSummary {
        ReviewSummary(paper: paper, summary: summary, sheet: sheet, framework: framework).html
      }
      ReviewFindings(
        paper: paper, reading: reading, sheet: sheet, answers: answers,
        themes: themes.inUse(on: visit.today)
      ).html
      part("Accept", id: "accept") {
        proposals
        unchecked
        if isOfAnotherCouncil || problems.contains(where: { $0.field == "councilConfirmed" }) {
          sheet.checkbox(
            "councilConfirmed", "It belongs here all the same",
            hint: "For example because \(own) is written differently in the report.")
        }
        if answers.isTicked("another") || problems.contains(where: { $0.field == "another" }) {
          sheet.checkbox("another", "It is another inspection all the same")
        }
        sheet.checkbox(
          "publish", "Show the inspection to the public at once",
          hint:
            "It needs every judgement and a publication date that has come; without them nothing is accepted, and you are told what is missing. Leave it empty for a draft that you publish later."
        )
      }
    }
  }

  /// What is to become of proposals that nobody has taken: asked, so that they are neither lost nor
  /// recorded unasked.
  @HTMLBuilder private var proposals: HTML {
    let proposed = reading.proposedFindings
    let chosen = answers.chosenFindings(of: reading)
    let tooEarly = reading.findings.count { $0.proposal?.kind == .tooEarlyToJudge }
    if proposed > 0, chosen == 0 {
      sheet.radios(
        "proposals",
        Words.count(
          proposed, "finding is proposed, and it is not taken yet",
          "findings are proposed, and none is taken yet"),
        [
          Choice(
            ProposalChoice.take.rawValue,
            proposed == 1
              ? "Record it for what it seems to be"
              : "Record all \(proposed) for what they seem to be",
            hint: tooEarly == 0
              ? "Each can be corrected afterwards."
              : "Each can be corrected afterwards. Of \(tooEarly), which seem too early to judge, say above when to look again."
          ),
          Choice(
            ProposalChoice.leave.rawValue, "Record none now",
            hint: "They wait as proposals at the inspection, to be looked at there."),
        ])
    } else if proposed > chosen {
      muted(
        "\(chosen) of \(proposed) findings are taken. The others wait as proposals at the inspection."
      )
    }
  }

  /// Asked, so that what nobody has looked at is never taken for checked.
  @HTMLBuilder private var unchecked: HTML {
    let doubts = answers.uncheckedDoubts(of: reading, in: framework)
    if !doubts.isEmpty {
      sheet.checkbox(
        "unchecked",
        "I accept \(Words.count(doubts.count, "value", "values")) that nobody has checked",
        hint:
          "Not read with certainty: \(Doubt.names(doubts)). To check them, use the list at the top of this page."
      )
    }
  }

  /// A summary for children is added to the inspection it is about.
  @HTMLBuilder private var belongsTo: HTML {
    if reading.childSummary?.isWholePaper == true {
      sheet.select(
        "belongsTo", "Which inspection is it about?",
        inspections.map { Choice($0.id.text, $0.title) },
        hint: "Added to an inspection that is here, it brings its findings, promises and file.",
        isOptional: true, prompt: "One that is not here yet: make it from this paper")
    }
  }

  private var discard: HTML {
    fold("This paper makes no inspection, or is the wrong one") {
      p("Filed away it is kept with its reason, and can be taken out again.")
      p { buttonLink("File this paper away", to: .fileAwayPaper(paper.id), style: .secondary) }
      p("Discarded it leaves nothing. Uploading the same file again brings it back.")
      visit.sheet.button(
        "Discard this paper", to: .discardPaper(paper.id), style: .warning,
        values: ["version": paper.version])
    }
  }
}

extension String {
  /// With a capital first letter.
  var sentence: String { prefix(1).uppercased() + dropFirst() }
}
