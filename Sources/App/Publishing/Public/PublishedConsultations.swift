import Civil
import Kernel
import Markup
import Voice
import Web

/// Whom the council asks, when, what was heard, and what came of it.
struct PublishedConsultations {
  let consultations: [PublicConsultation]
  let asAt: CivilDate
  /// What became of announced days since.
  let news: [String: ConsultationNews]
  let today: CivilDate

  var html: HTML {
    part("Whom we ask", id: "consultations") {
      for one in consultations {
        article(.class("card")) {
          h3(one.title)
          if let news = news[one.id] {
            p {
              tag(news.word, news.tone)
              HTML(" \(news.sentence(planned: one.plannedOn, on: today))")
            }
            muted("Added since. As it was published:")
          }
          p { ConsultationDay(consultation: one, asAt: asAt).html }
          summaryList(
            [
              SummaryRow("Groups", Words.list(one.groups)),
              SummaryRow("What they are asked", one.question), SummaryRow("How", one.method),
            ] + (one.holder.map { [SummaryRow("Held by", $0)] } ?? []))
          if !one.heard.isEmpty { heard(one) }
          if !one.answers.isEmpty { answers(one) }
          if let tellBackBy = one.tellBackBy, one.answers.isEmpty {
            muted("They are told what came of it by \(tellBackBy.longForm).")
          }
        }
      }
    }
  }

  private func heard(_ one: PublicConsultation) -> HTML {
    HTML {
      h4("What we heard")
      prose(one.heard)
      if let tookPart = one.tookPart { muted("\(tookPart).") }
    }
  }

  private func answers(_ one: PublicConsultation) -> HTML {
    dataTable(
      "You said, we did", columns: ["You said", "Our answer"],
      rows: one.answers.map { [HTML($0.said), HTML("\($0.answer): \($0.response)")] })
  }
}

/// When a consultation is, was, or was to be.
struct ConsultationDay {
  let consultation: PublicConsultation
  let asAt: CivilDate

  @HTMLBuilder var html: HTML {
    if let held = consultation.heldOn {
      tag("Held", .good)
      HTML(" ")
      day(held)
    } else if let planned = consultation.plannedOn {
      if planned < asAt {
        tag("Late", .urgent)
        HTML(" it was planned for ")
      } else {
        tag("Planned", .info)
        HTML(" ")
      }
      day(planned)
    } else {
      tag("No day yet", .caution)
    }
  }
}
