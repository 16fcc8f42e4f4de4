import Markup
import SiteMap
import Web

/// What children and young people were promised after an inspection, and what has become of it.
struct PromisesPart {
  let dossier: InspectionDossier

  @HTMLBuilder var html: HTML {
    if !dossier.promises.isEmpty {
      part("What children and young people were promised", id: "promises") {
        // One sentence may promise two things; it is quoted once.
        for (index, promise) in dossier.promises.enumerated() {
          if !dossier.promises[..<index].contains(where: { $0.text == promise.text }) {
            quotation(promise.text, source: source(promise))
          }
          if promise.kind == .plan { plan }
        }
      }
    }
  }

  private func source(_ promise: InspectionPromise) -> String {
    let words = promise.promisedBy.isEmpty ? "" : "\(promise.promisedBy), in the "
    return words + "summary for children and young people"
      + (promise.page.map { ", page \($0)" } ?? "")
  }

  @HTMLBuilder private var plan: HTML {
    if let plan = dossier.plan ?? dossier.published.first {
      p {
        tag("Kept", .good)
        " "
        link(plan.title, to: plan.address)
      }
    }
  }
}
