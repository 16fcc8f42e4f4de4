extension JSONWriter {
  mutating func proposals(_ proposals: [FindingProposal]) {
    key("findingProposals")
    array(proposals) { json, proposal in
      json.object { json in
        json.entry("text", proposal.text.value)
        json.entry("polarity", proposal.polarity.rawValue)
        json.entry("kind", proposal.kind?.rawValue)
        json.entry("theme", proposal.theme?.rawValue)
        json.key("cohorts")
        json.array(proposal.cohorts) { $0.value($1) }
        json.key("communities")
        json.array(proposal.communities) { $0.value($1) }
        json.entry("paragraph", proposal.paragraph)
        json.entry("heading", proposal.heading)
        if let toldTo = proposal.toldTo { json.entry("toldTo", toldTo) }
        json.entry("page", proposal.page)
        json.boxes(proposal.text.place)
        json.entry("because", proposal.because)
        json.surety(proposal.text.certainty)
      }
    }
  }

  mutating func links(_ links: [ImprovementLink]) {
    key("links")
    array(links) { json, link in
      json.object { json in
        json.entry("kind", link.kind.rawValue)
        json.entry("paragraph", link.paragraph)
        json.entry("page", link.page > 0 ? link.page : nil)
        json.entry("score", percent: link.score)
        json.surety(link.certainty)
      }
    }
  }

  /// A share as a number of hundredths: 0.47 is 47.
  mutating func entry(_ name: StaticString, percent share: Double) {
    entry(name, Int((share * 100).rounded()))
  }

  mutating func surety(_ certainty: Certainty) {
    entry("certainty", certainty == .certain ? "certain" : "uncertain")
    if let reason = certainty.reason { entry("reason", reason) }
  }
}
