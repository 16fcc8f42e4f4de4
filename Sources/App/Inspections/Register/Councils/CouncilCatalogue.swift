import Civil

/// The authorities of England that are responsible for children's services, with those that were
/// since 2009: reference data that ships with the program. What a council adds or corrects is in
/// ``AddedCouncil``.
///
/// Codes and names: Office for National Statistics, Register of Geographic Codes, as at April 2025
/// (Barnsley and Sheffield under their codes of that month; their earlier ones are known too).
/// Regions: the nine regions of the same register.
enum CouncilCatalogue {
  static let all: [EnglishCouncil] = text.split(separator: "\n").compactMap { council(String($0)) }

  /// `code;name;region;from;to;other names and codes`; no day where it lies outside the time of the
  /// register.
  private static func council(_ line: String) -> EnglishCouncil? {
    let parts = line.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 6, let region = Region(rawValue: parts[2]) else { return nil }
    return EnglishCouncil(
      code: parts[0], name: parts[1], region: region, validFrom: CivilDate(parts[3]),
      validTo: CivilDate(parts[4]),
      otherNames: parts[5].split(separator: "|").map(String.init))
  }

  private static let text = """
    E06000001;Hartlepool;north-east;;;
    E06000002;Middlesbrough;north-east;;;
    E06000003;Redcar and Cleveland;north-east;;;
    E06000004;Stockton-on-Tees;north-east;;;Stockton
    E06000005;Darlington;north-east;;;
    E06000047;County Durham;north-east;;;
    E06000057;Northumberland;north-east;;;
    E08000021;Newcastle upon Tyne;north-east;;;Newcastle
    E08000022;North Tyneside;north-east;;;
    E08000023;South Tyneside;north-east;;;
    E08000024;Sunderland;north-east;;;
    E08000037;Gateshead;north-east;;;
    E06000006;Halton;north-west;;;
    E06000007;Warrington;north-west;;;
    E06000008;Blackburn with Darwen;north-west;;;
    E06000009;Blackpool;north-west;;;
    E06000049;Cheshire East;north-west;;;
    E06000050;Cheshire West and Chester;north-west;;;
    E06000063;Cumberland;north-west;2023-04-01;;
    E06000064;Westmorland and Furness;north-west;2023-04-01;;
    E08000001;Bolton;north-west;;;
    E08000002;Bury;north-west;;;
    E08000003;Manchester;north-west;;;
    E08000004;Oldham;north-west;;;
    E08000005;Rochdale;north-west;;;
    E08000006;Salford;north-west;;;
    E08000007;Stockport;north-west;;;
    E08000008;Tameside;north-west;;;
    E08000009;Trafford;north-west;;;
    E08000010;Wigan;north-west;;;
    E08000011;Knowsley;north-west;;;
    E08000012;Liverpool;north-west;;;
    E08000013;St. Helens;north-west;;;
    E08000014;Sefton;north-west;;;
    E08000015;Wirral;north-west;;;
    E10000017;Lancashire;north-west;;;
    E10000006;Cumbria;north-west;;2023-03-31;
    E06000010;Kingston upon Hull;yorkshire-and-the-humber;;;Hull
    E06000011;East Riding of Yorkshire;yorkshire-and-the-humber;;;
    E06000012;North East Lincolnshire;yorkshire-and-the-humber;;;
    E06000013;North Lincolnshire;yorkshire-and-the-humber;;;
    E06000014;York;yorkshire-and-the-humber;;;
    E06000065;North Yorkshire;yorkshire-and-the-humber;;;E10000023
    E08000038;Barnsley;yorkshire-and-the-humber;;;E08000016
    E08000017;Doncaster;yorkshire-and-the-humber;;;
    E08000018;Rotherham;yorkshire-and-the-humber;;;
    E08000039;Sheffield;yorkshire-and-the-humber;;;E08000019
    E08000032;Bradford;yorkshire-and-the-humber;;;
    E08000033;Calderdale;yorkshire-and-the-humber;;;
    E08000034;Kirklees;yorkshire-and-the-humber;;;
    E08000035;Leeds;yorkshire-and-the-humber;;;
    E08000036;Wakefield;yorkshire-and-the-humber;;;
    E06000015;Derby;east-midlands;;;
    E06000016;Leicester;east-midlands;;;
    E06000017;Rutland;east-midlands;;;
    E06000018;Nottingham;east-midlands;;;
    E06000061;North Northamptonshire;east-midlands;2021-04-01;;
    E06000062;West Northamptonshire;east-midlands;2021-04-01;;
    E10000007;Derbyshire;east-midlands;;;
    E10000018;Leicestershire;east-midlands;;;
    E10000019;Lincolnshire;east-midlands;;;
    E10000024;Nottinghamshire;east-midlands;;;
    E10000021;Northamptonshire;east-midlands;;2021-03-31;
    E06000019;Herefordshire;west-midlands;;;
    E06000020;Telford and Wrekin;west-midlands;;;
    E06000021;Stoke-on-Trent;west-midlands;;;Stoke
    E06000051;Shropshire;west-midlands;;;
    E08000025;Birmingham;west-midlands;;;
    E08000026;Coventry;west-midlands;;;
    E08000027;Dudley;west-midlands;;;
    E08000028;Sandwell;west-midlands;;;
    E08000029;Solihull;west-midlands;;;
    E08000030;Walsall;west-midlands;;;
    E08000031;Wolverhampton;west-midlands;;;
    E10000028;Staffordshire;west-midlands;;;
    E10000031;Warwickshire;west-midlands;;;
    E10000034;Worcestershire;west-midlands;;;
    E06000031;Peterborough;east-of-england;;;
    E06000032;Luton;east-of-england;;;
    E06000033;Southend-on-Sea;east-of-england;;;Southend
    E06000034;Thurrock;east-of-england;;;
    E06000055;Bedford;east-of-england;;;
    E06000056;Central Bedfordshire;east-of-england;;;
    E10000003;Cambridgeshire;east-of-england;;;
    E10000012;Essex;east-of-england;;;
    E10000015;Hertfordshire;east-of-england;;;
    E10000020;Norfolk;east-of-england;;;
    E10000029;Suffolk;east-of-england;;;
    E09000001;City of London;london;;;
    E09000002;Barking and Dagenham;london;;;
    E09000003;Barnet;london;;;
    E09000004;Bexley;london;;;
    E09000005;Brent;london;;;
    E09000006;Bromley;london;;;
    E09000007;Camden;london;;;
    E09000008;Croydon;london;;;
    E09000009;Ealing;london;;;
    E09000010;Enfield;london;;;
    E09000011;Greenwich;london;;;
    E09000012;Hackney;london;;;
    E09000013;Hammersmith and Fulham;london;;;
    E09000014;Haringey;london;;;
    E09000015;Harrow;london;;;
    E09000016;Havering;london;;;
    E09000017;Hillingdon;london;;;
    E09000018;Hounslow;london;;;
    E09000019;Islington;london;;;
    E09000020;Kensington and Chelsea;london;;;
    E09000021;Kingston upon Thames;london;;;
    E09000022;Lambeth;london;;;
    E09000023;Lewisham;london;;;
    E09000024;Merton;london;;;
    E09000025;Newham;london;;;
    E09000026;Redbridge;london;;;
    E09000027;Richmond upon Thames;london;;;
    E09000028;Southwark;london;;;
    E09000029;Sutton;london;;;
    E09000030;Tower Hamlets;london;;;
    E09000031;Waltham Forest;london;;;
    E09000032;Wandsworth;london;;;
    E09000033;Westminster;london;;;
    E06000035;Medway;south-east;;;
    E06000036;Bracknell Forest;south-east;;;
    E06000037;West Berkshire;south-east;;;
    E06000038;Reading;south-east;;;
    E06000039;Slough;south-east;;;
    E06000040;Windsor and Maidenhead;south-east;;;
    E06000041;Wokingham;south-east;;;
    E06000042;Milton Keynes;south-east;;;
    E06000043;Brighton and Hove;south-east;;;
    E06000044;Portsmouth;south-east;;;
    E06000045;Southampton;south-east;;;
    E06000046;Isle of Wight;south-east;;;
    E06000060;Buckinghamshire;south-east;;;E10000002
    E10000011;East Sussex;south-east;;;
    E10000014;Hampshire;south-east;;;
    E10000016;Kent;south-east;;;
    E10000025;Oxfordshire;south-east;;;
    E10000030;Surrey;south-east;;;
    E10000032;West Sussex;south-east;;;
    E06000022;Bath and North East Somerset;south-west;;;
    E06000023;Bristol;south-west;;;
    E06000024;North Somerset;south-west;;;
    E06000025;South Gloucestershire;south-west;;;
    E06000026;Plymouth;south-west;;;
    E06000027;Torbay;south-west;;;
    E06000030;Swindon;south-west;;;
    E06000052;Cornwall;south-west;;;
    E06000053;Isles of Scilly;south-west;;;
    E06000054;Wiltshire;south-west;;;
    E06000058;Bournemouth, Christchurch and Poole;south-west;2019-04-01;;BCP
    E06000059;Dorset;south-west;;;E10000009
    E06000066;Somerset;south-west;;;E10000027
    E10000008;Devon;south-west;;;
    E10000013;Gloucestershire;south-west;;;
    E06000028;Bournemouth;south-west;;2019-03-31;
    E06000029;Poole;south-west;;2019-03-31;
    """
}
