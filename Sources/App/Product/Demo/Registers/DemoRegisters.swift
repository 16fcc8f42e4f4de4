import Kernel
import Registers
import Storage

/// What earlier scenes have put into the registers, by the name that the story gives it.
struct DemoRegisters: Sendable {
  var policies: [String: ID<Policy>] = [:]
  var events: [String: ID<LearningEvent>] = [:]
  var studies: [String: ID<CaseStudy>] = [:]
  var peers: [String: ID<PeerActivity>] = [:]
  var campaigns: [String: ID<AwarenessCampaign>] = [:]
  var statements: [String: ID<Statement>] = [:]
  var questions: [String: ID<ReadinessQuestion>] = [:]
}

/// All that happens in the registers beside the plans.
enum MakeRegisters {
  static var scenes: [Scene] {
    MakePolicies.scenes + MakeEvents.scenes + MakePeerSupport.scenes + MakeCampaigns.scenes
      + MakeStatements.scenes
      + MakeReadiness.scenes
  }
}

extension Stage {
  func body(_ body: DemoBody) throws -> ID<Body> { try found(bodies[body], body) }
}
