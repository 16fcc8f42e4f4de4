import Civil
import Markup
import SiteMap
import Web

/// Every component once, for looking at and for checking with axe.
struct DemoGallery {
  let visit: Visit

  var page: Page {
    Page("Inspection of safeguarding, August 2012", kicker: "Inspection of Thornmere") {
      lead(
        "Inspectors judged that arrangements for protecting children in Thornmere were inadequate. Thirteen recommendations follow from it."
      )
      figures
      part("What has to be done next") {
        countdown(
          "Statement of proposed action to the inspectorate", left: 23, until: Self.april,
          detail: muted("70 working days from the day the report arrived."))
        countdown("Draft to the panel", left: 4, until: Self.april)
        countdown("Answer to the minister", left: -3, until: Self.april)
        progressBar(12, of: 13, "12 of 13 recommendations have an action")
      }
      part("In the inspectors’ words") {
        quotation(
          "Children are not always seen alone, and what they say does not reach those who decide.",
          source: "Report, page 9, paragraph 23", to: Address("demo", "gallery"))
      }
      states
      lists
      texts
    }
  }

  private static let april = CivilDate(year: 2013, month: 4, day: 5) ?? .earliest

  private var figures: HTML {
    keyFigures([
      KeyFigure("13", "recommendations", to: Address("demo", "actions")),
      KeyFigure("3", "of them immediate", to: Address("demo", "actions"), tone: .caution),
      KeyFigure("2", "actions overdue", to: Address("demo", "actions"), tone: .urgent),
      KeyFigure("84 %", "children seen alone", tone: .good),
    ])
  }

  private var states: HTML {
    part("How things stand") {
      buttonRow {
        tag("Draft")
        tag("On track", .gold)
        tag("Delivered", .good)
        tag("At risk", .caution)
        tag("Overdue", .urgent)
        tag("New", .info)
      }
      p {
        namedTag("Delivery", "On track", .gold)
        HTML(" ")
        namedTag("Impact", "Not yet shown", .neutral)
      }
      buttonRow {
        buttonLink("Create a plan", to: Address("demo", "new"))
        buttonLink("Print", to: Address("demo", "new"), style: .secondary)
        buttonLink("Withdraw", to: Address("demo", "new"), style: .warning)
      }
      taskList([
        TaskItem(
          "Check what was read from the report", to: Address("demo", "new"),
          status: tag("Done", .good)),
        TaskItem(
          "Give every recommendation an owner", to: Address("demo", "new"),
          hint: "REC-2012-07 has none", status: tag("To do", .info)),
        TaskItem("Submit the plan", to: nil, status: tag("Cannot start yet")),
      ])
    }
  }

  private var lists: HTML {
    HTML {
      part("Inspections") {
        cards {
          card("Care and protection, 2012", to: Address("demo", "gallery"), kicker: "PROT2012") {
            p("Four judgements, thirteen recommendations.")
            tag("Inadequate", .urgent)
          }
          card("ILACS, 2017", to: Address("demo", "gallery"), kicker: "ILACS") {
            p("Overall effectiveness.")
            tag("Requires improvement", .caution)
          }
          card("Focused visit, 2019", to: Address("demo", "gallery"), kicker: "Visit") {
            p("The front door. A visit gives no grade.")
          }
        }
      }
      part("Judgements") {
        dataTable(
          "Judgements of the inspection of August 2012",
          columns: ["Judgement", "Grade", .number("Page")],
          rows: [
            [HTML("Overall effectiveness"), tag("Inadequate", .urgent), HTML("5")],
            [HTML("Leadership and governance"), tag("Adequate", .caution), HTML("12")],
          ])
      }
      part("What happened") {
        timeline([
          TimelineEntry(Self.april.adding(days: -230), "Inspectors arrived", tone: .neutral),
          TimelineEntry(
            Self.april.adding(days: -200), "The report was published",
            to: Address("demo", "gallery"),
            tone: .urgent
          ) { p("Inadequate overall.") },
          TimelineEntry(Self.april, "The plan is due", tone: .gold, isAhead: true),
        ])
      }
      barChart(
        "Children seen alone", summary: "The share rose from 61 to 84 per cent in four months.",
        bars: [
          Bar("December", 61, text: "61 %"), Bar("January", 70, text: "70 %"),
          Bar("February", 79, text: "79 %"), Bar("March", 84, text: "84 %", tone: .good),
        ], columns: ("Month", "Seen alone"))
    }
  }

  private var texts: HTML {
    part("Words") {
      insetText("A grade is stored as the inspectors gave it and is never worked out by us.")
      warningText("Sending the plan cannot be taken back.")
      fold("What the grades mean") {
        definitions([
          ("Inadequate", HTML("Children are not safe, or may not be.")),
          ("Adequate", HTML("Minimum requirements are met.")),
        ])
      }
      emptyState("No evidence has been added yet.") {
        buttonLink("Add evidence", to: Address("demo", "new"), style: .secondary)
      }
      panel("One thing to do now", tone: .caution) {
        p("REC-2012-07 has no action. It is due within three months.")
        buttonLink("Add an action", to: Address("demo", "new"))
      }
      sideBySide {
        prose("First paragraph\nwith a second line.\n\nSecond paragraph.")
      } beside: {
        muted("Beside it.")
      }
    }
  }
}
