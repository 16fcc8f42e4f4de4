extension CIN {
  struct EpisodeColumns: Sendable {
    let referral: [Day]
    let source: [UInt8]
    let need: [UInt8]
    let closure: [Day]
    let reason: [UInt8]
    let conference: [Day]
    let noFurtherAction: [UInt8]
    /// For each child, where its rows begin.
    let first: [Int32]

    init(_ tables: [ReturnTable]) {
      let table = tables[Int(TableNumber.episodes)]
      referral = table.days(Episode.referral)
      source = table.codes(Episode.source)
      need = table.codes(Episode.need)
      closure = table.days(Episode.closure)
      reason = table.codes(Episode.reason)
      conference = table.days(Episode.conference)
      noFurtherAction = table.codes(Episode.noFurtherAction)
      first = table.firsts(parentCount: tables[Int(TableNumber.children)].count)
    }
  }

  struct AssessmentColumns: Sendable {
    let start: [Day]
    let authorisation: [Day]
    /// For each episode, where its rows begin.
    let first: [Int32]

    init(_ tables: [ReturnTable]) {
      let table = tables[Int(TableNumber.assessments)]
      start = table.days(Assessment.start)
      authorisation = table.days(Assessment.authorisation)
      first = table.firsts(parentCount: tables[Int(TableNumber.episodes)].count)
    }
  }

  struct FactorColumns: Sendable {
    let code: [UInt8]
    /// For each assessment, where its rows begin.
    let first: [Int32]

    init(_ tables: [ReturnTable]) {
      let table = tables[Int(TableNumber.factors)]
      code = table.codes(Factor.code)
      first = table.firsts(parentCount: tables[Int(TableNumber.assessments)].count)
    }
  }

  struct NeedPlanColumns: Sendable {
    let start: [Day]
    let end: [Day]
    /// For each episode, where its rows begin.
    let first: [Int32]

    init(_ tables: [ReturnTable]) {
      let table = tables[Int(TableNumber.needPlans)]
      start = table.days(NeedPlan.start)
      end = table.days(NeedPlan.end)
      first = table.firsts(parentCount: tables[Int(TableNumber.episodes)].count)
    }
  }

  struct EnquiryColumns: Sendable {
    let start: [Day]
    let target: [Day]
    let conference: [Day]
    let notRequired: [UInt8]
    /// For each episode, where its rows begin.
    let first: [Int32]

    init(_ tables: [ReturnTable]) {
      let table = tables[Int(TableNumber.enquiries)]
      start = table.days(Enquiry.start)
      target = table.days(Enquiry.target)
      conference = table.days(Enquiry.conference)
      notRequired = table.codes(Enquiry.notRequired)
      first = table.firsts(parentCount: tables[Int(TableNumber.episodes)].count)
    }
  }
}
