import Civil
import Kernel
import Markup
import SiteMap
import Web

/// What a body is asked beside the plan, one under the other.
struct ElsewhereList {
  let questions: [AskedElsewhere.Question]
  let today: CivilDate
  /// Where one of them is answered.
  let address: (AskedElsewhere.Question) -> Address

  @HTMLBuilder var html: HTML {
    let open = questions.filter(\.isOpen)
    let answered = questions.filter { !$0.isOpen }
    if !questions.isEmpty {
      part("Also asked of you", id: "also-asked") {
        for question in open { tile(question) }
        if !answered.isEmpty {
          fold("Answered (\(answered.count))", isOpen: open.isEmpty) {
            for question in answered { tile(question) }
          }
        }
      }
    }
  }

  private func tile(_ question: AskedElsewhere.Question) -> HTML {
    card(question.title) {
      p {
        tag(question.state, question.tone)
        span(" \(question.kindTitle)", .class("muted"))
      }
      ElsewhereFacts(question: question, today: today).html
      if question.answering != nil {
        buttonRow {
          buttonLink(
            question.buttonTitle, to: address(question),
            style: question.isOpen ? .primary : .secondary)
        }
      } else {
        p(question.note)
      }
    }
  }
}

extension AskedElsewhere.Question {
  /// Of several such buttons on a page each says which it is.
  var buttonTitle: String { answering.map { "\($0.title): \(title)" } ?? title }
}

/// Something that a body is asked: the words, from whom, by when, and what was said so far.
struct ElsewhereFacts {
  let question: AskedElsewhere.Question
  let today: CivilDate

  var html: HTML {
    summaryList(
      [
        SummaryRow("Asked") { prose(question.words) },
        SummaryRow("By whom", asked),
        SummaryRow("Answer wanted by") {
          day(question.dueOn, else: "No day is set")
          if let due = question.dueOn, question.isOpen, due < today {
            div { tag("The day has passed", .urgent) }
          }
        },
      ]
        + question.said.map { said in
          SummaryRow("Said") {
            prose(said.words)
            if !said.by.isEmpty { div(said.by, .class("muted")) }
          }
        })
  }

  private var asked: String {
    question.askedOn.map { "\(question.from), on \($0.longForm)" } ?? question.from
  }
}

/// The page on which one of them is answered.
struct ElsewherePage {
  let question: AskedElsewhere.Question
  let answering: AskedElsewhere.Answering
  let target: Address
  let back: Address
  let today: CivilDate
  let sheet: FormSheet

  var page: Page {
    var page = Page(answering.title, kicker: question.title) {
      p { link("Back to all that is asked of you", to: back) }
      ElsewhereFacts(question: question, today: today).html
      sheet.form(to: target, submit: "Send", cancel: back) { answering.fields(sheet) }
    }
    page.hasBreadcrumbs = false
    return page
  }
}
