import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The authority's inspections through the years, each with its own scale in words. Grades of
/// different frameworks are not comparable, so nothing here ranks them or points up or down.
struct TimelinePage {
  let inspections: [Inspection]
  let judgements: [Judgement]
  let frameworks: [FrameworkVersion]
  let visit: Visit

  var page: Page {
    Page("Inspections through the years", breadcrumbs: [visit.inspectionsCrumb]) {
      visit.asAtNote
      lead(
        "Each inspection with the grades of its own time. Frameworks changed what was looked at and what the words mean: a grade of one is neither better nor worse than a grade of another."
      )
      if inspections.isEmpty {
        emptyState("No inspection is recorded yet.")
      } else {
        timeline(entries)
        if !undated.isEmpty { withoutDate }
      }
      visit.asAtForm("The inspections as at another day")
    }
  }

  private func address(_ inspection: Inspection) -> Address {
    Address.inspection(inspection.id).asAt(visit.shownDay)
  }

  private var undated: [Inspection] { inspections.filter { $0.placedOn == nil } }

  private var entries: [TimelineEntry] {
    inspections.compactMap { inspection in
      inspection.placedOn.map { date in
        TimelineEntry(date, inspection.title, to: address(inspection)) {
          detail(inspection)
        }
      }
    }
  }

  private var withoutDate: HTML {
    part("Without a date") {
      ul {
        for inspection in undated {
          li { link(inspection.title, to: address(inspection)) }
        }
      }
    }
  }

  @HTMLBuilder private func detail(_ inspection: Inspection) -> HTML {
    if let framework = frameworks.first(where: { $0.id == inspection.framework }) {
      p {
        link(framework.framework.shortName, to: .framework(framework.framework.code))
        if framework.isGraded {
          ". Its grades: \(Words.list(framework.scale.filter(\.isRating).map(\.name)))."
        } else {
          ". It gives no grades."
        }
      }
      ul {
        for (area, grade) in grades(inspection, framework) {
          li {
            "\(area): "
            strong(grade)
          }
        }
      }
    }
  }

  private func grades(
    _ inspection: Inspection, _ framework: FrameworkVersion
  ) -> [(area: String, grade: String)] {
    framework.areas.compactMap { area in
      let judgement = judgements.first { $0.inspection == inspection.id && $0.area == area.id }
      guard let grade = judgement.flatMap({ framework.grade($0.grade) }) else { return nil }
      return (area.name, grade.name)
    }
  }
}

extension Transaction {
  /// Every judgement of the authority's inspections.
  func judgements(of authority: AuthorityID) throws -> [Judgement] {
    try all(
      Judgement.self,
      "SELECT * FROM judgement WHERE authority_id = \(authority) ORDER BY id")
  }
}
