namespace UrbGrade.Modules.Quantification.Store;

/// <summary>The KPIs of weeks, months and years beside the five that follow each reading. Their ids are fixed; those above 1000 belong to formulas of tenants.</summary>
internal static class PeriodKpiDefinitions
{
    public static readonly KpiDefinitionRow Completeness = Define(
        6, "completeness", "Completeness of energy readings", "%",
        "100 * n_valid / n_expected over the hours of the period",
        "Counting; expected are the hours of the civil days", "energy or power");

    public static readonly KpiDefinitionRow Intensity = Define(
        7, "intensity", "Energy for each square metre", "kW.h/m2",
        "E / A; A is the floor area at the time",
        "ISO 52000-1:2017, energy related to reference floor area", "energy or power; floor_area");

    public static readonly KpiDefinitionRow PerPerson = Define(
        8, "energy_per_person", "Energy for each person", "kW.h",
        "E / N; N is the mean number of occupants, person-days by days",
        "Ratio; occupants as registered with their dates", "energy or power; occupants");

    public static readonly KpiDefinitionRow Heating15 = Define(
        9, "hdd_15", "Heating degree days, base 15 degrees", "K.d",
        "sum of max(15 - T_d, 0) over the days d; T_d is the mean of a day with 12 valid hours or more",
        "Customary in Spain", "temperature_out", version: 2);

    public static readonly KpiDefinitionRow Heating155 = Define(
        10, "hdd_15_5", "Heating degree days, base 15.5 degrees", "K.d",
        "sum of max(15.5 - T_d, 0)",
        "Customary in the United Kingdom", "temperature_out", version: 2);

    public static readonly KpiDefinitionRow Heating17 = Define(
        11, "hdd_17", "Heating degree days, base 17 degrees", "K.d",
        "sum of max(17 - T_d, 0)",
        "Danish graddage", "temperature_out", version: 2);

    public static readonly KpiDefinitionRow Heating18 = Define(
        12, "hdd_18", "Heating degree days, base 18 degrees", "K.d",
        "sum of max(18 - T_d, 0)",
        "Customary in Spain and southern Europe", "temperature_out", version: 2);

    public static readonly KpiDefinitionRow HeatingEurostat = Define(
        13, "hdd_eurostat", "Heating degree days of Eurostat", "K.d",
        "sum of (18 - T_d) where T_d <= 15",
        "Eurostat, nrg_chdd methodology", "temperature_out", version: 2);

    public static readonly KpiDefinitionRow CoolingEurostat = Define(
        14, "cdd_eurostat", "Cooling degree days of Eurostat", "K.d",
        "sum of (T_d - 21) where T_d >= 24",
        "Eurostat, nrg_chdd methodology", "temperature_out", version: 2);

    public static readonly KpiDefinitionRow NormalisedHeat = Define(
        15, "heat_normalised", "Heat of a year with usual weather", "kW.h",
        "E_base + (E - E_base) * HDD_ref / HDD, base 17 degrees, over the days with all hours of heat and a mean temperature; E_base is the mean of the days of June to August for all days",
        "VDI 3807-1, with a base share", "energy of heat or gas; temperature_out; reference_degree_days", version: 2);

    public static readonly KpiDefinitionRow Co2ByHour = Define(
        16, "co2_hourly", "CO2 equivalent by hourly factors", "kg",
        "sum of E_h * f_h; the factor of the year where an hour has none",
        "Location-based, hourly factors of the grid", "energy or power; emission_factor");

    public static readonly KpiDefinitionRow CaptureRatio = Define(
        17, "capture_ratio", "Price paid by mean price", "1",
        "(sum of E_h p_h / sum of E_h) / mean of p_h over the hours with both; E is electricity",
        "Capture rate as used for power markets", "energy; price", version: 2);

    public static readonly KpiDefinitionRow Peak = Define(
        18, "peak", "Peak", "kW",
        "max of E_h over one hour",
        "Greatest hourly mean, after cleansing", "energy or power");

    public static readonly KpiDefinitionRow PeakOfThree = Define(
        19, "peak_three", "Mean of the three greatest hours", "kW",
        "mean of the three greatest E_h",
        "As peak, less moved by one odd hour", "energy or power");

    public static readonly KpiDefinitionRow LoadFactor = Define(
        20, "load_factor", "Load factor", "1",
        "mean of E_h / max of E_h",
        "IEC 60050-691:1973, 691-10-02", "energy or power");

    public static readonly KpiDefinitionRow BaseLoad = Define(
        21, "base_load", "Base load", "kW",
        "5th percentile of E_h (type 7)",
        "Hyndman and Fan 1996, type 7", "energy or power");

    public static readonly KpiDefinitionRow BaseLoadOfDays = Define(
        22, "base_load_days", "Base load by quietest hours", "kW",
        "median of the least E_h of each day",
        "As base load, by days", "energy or power");

    public static readonly KpiDefinitionRow BaseLoadShare = Define(
        23, "base_load_share", "Base load by mean", "%",
        "100 * 5th percentile / mean",
        "As base load", "energy or power");

    public static readonly KpiDefinitionRow NightDay = Define(
        24, "night_day", "Night by day", "1",
        "mean of 00 to 05 / mean of 09 to 17 o'clock on workdays: Mondays to Fridays but for public holidays",
        "Local time; public holidays of the site's region, where they are known", "energy or power", version: 2);

    public static readonly KpiDefinitionRow WeekendWorkday = Define(
        25, "weekend_workday", "Weekend by workday", "1",
        "mean of Saturdays, Sundays and public holidays / mean of the other days",
        "Local days; public holidays of the site's region, where they are known", "energy or power", version: 2);

    public static readonly KpiDefinitionRow ComfortOne = Define(
        26, "comfort_1", "Hours in comfort category I", "%",
        "100 * hours with 21 <= T <= 25 / occupied hours of October to April",
        "EN 16798-1:2019, heating season, category I", "temperature_in", version: 2);

    public static readonly KpiDefinitionRow ComfortTwo = Define(
        27, "comfort_2", "Hours in comfort category II", "%",
        "100 * hours with 20 <= T <= 25 / occupied hours of October to April",
        "EN 16798-1:2019, heating season, category II", "temperature_in", version: 2);

    public static readonly KpiDefinitionRow ComfortThree = Define(
        28, "comfort_3", "Hours in comfort category III", "%",
        "100 * hours with 18 <= T <= 25 / occupied hours of October to April",
        "EN 16798-1:2019, heating season, category III", "temperature_in", version: 2);

    public static readonly KpiDefinitionRow TooCold = Define(
        29, "degree_hours_cold", "Degree hours below category II", "K.h",
        "sum of max(20 - T, 0) over the occupied hours of October to April",
        "EN 16798-1:2019", "temperature_in", version: 2);

    public static readonly KpiDefinitionRow TooWarm = Define(
        30, "degree_hours_warm", "Degree hours above category II", "K.h",
        "sum of max(T - 25, 0) over the occupied hours of October to April and of max(T - 26, 0) over those of May to September",
        "EN 16798-1:2019", "temperature_in", version: 2);

    public static readonly KpiDefinitionRow AdaptiveTwo = Define(
        31, "comfort_adaptive_2", "Hours in adaptive comfort category II", "%",
        "100 * hours with T_c - 4 <= T <= T_c + 3 / occupied hours, with 20 to 25 where T_rm < 10 and 23 to 26 where T_rm > 30; T_c = 0.33 T_rm + 18.8, T_rm = 0.2 T + 0.8 T_rm of the day before, begun 60 days before or after a gap with (T_1 + 0.8 T_2 + 0.6 T_3 + 0.5 T_4 + 0.4 T_5 + 0.3 T_6 + 0.2 T_7) / 3.8 of the days before",
        "EN 16798-1:2019, B.2.2; days on which the building is not known to be cooled", "temperature_in; temperature_out; cooled where it is known", version: 3);

    public static readonly KpiDefinitionRow PowerDensity = Define(
        32, "street_power_density", "Power density of street lighting, D_P", "W/lx/m2",
        "P / (E A); P with gear, E maintained illuminance, A lit area",
        "EN 13201-5:2015, PDI", "installed_power; illuminance; lit_area", minimumCoverage: 0);

    public static readonly KpiDefinitionRow StreetEnergy = Define(
        33, "street_energy", "Yearly energy of street lighting for each square metre, D_E", "kW.h/m2",
        "E / A of a year, measured; A is the lit area",
        "EN 13201-5:2015, AECI", "energy of light; lit_area");

    public static readonly KpiDefinitionRow FullLoadHours = Define(
        34, "full_load_hours", "Hours at full power", "h",
        "E / P",
        "Ratio; P with gear", "energy; installed_power");

    public static readonly KpiDefinitionRow BurningHours = Define(
        35, "burning_hours", "Burning hours", "h",
        "time with a power above 25 % of the installed power: of readings that are finer than an hour the time for which each holds, else hours by their mean, and the hour in which lamps go on or off by its share of the lit hour beside it",
        "Threshold below the lowest usual dimming step", "energy of light; installed_power", version: 2);

    public static readonly KpiDefinitionRow BurningUnderSun = Define(
        36, "burning_by_day", "Burning hours with the sun up", "h",
        "burning hours while the sun stands above +5 degrees",
        "J. Meeus, Astronomical Algorithms", "energy of light; installed_power; place", version: 2);

    public static readonly KpiDefinitionRow BurningDeviation = Define(
        37, "burning_deviation", "Burning hours above those of the night", "h",
        "burning hours less the hours from sunset to sunrise at -0.833 degrees, switching_offset less at both ends where it is known, "
        + "of the whole days until the last meter was taken away; the hour that a change of the clock takes or adds is none of them",
        "J. Meeus, Astronomical Algorithms", "energy of light; installed_power; place", version: 4);

    public static readonly KpiDefinitionRow VoteSatisfaction = Define(
        38, "satisfaction_votes", "Satisfaction by votes", "1",
        "mean of (v - 1) / 4 * 100; below 30 votes (n x + 20 m) / (n + 20); below 5 none",
        "Marks 1 to 5; shrunk to the mean of all places", "records of the kind vote", minimumCoverage: 0, version: 2);

    public static readonly KpiDefinitionRow SurveySatisfaction = Define(
        39, "satisfaction_survey", "Satisfaction by survey", "1",
        "as by votes, each answer the mean of its items",
        "Marks 1 to 5; shrunk to the mean of all places", "records of the kind survey_answer", minimumCoverage: 0, version: 2);

    public static readonly KpiDefinitionRow Water = Define(
        40, "water", "Water used", "m3",
        "sum of V_h over the valid hours",
        "Sum of metered intervals", "volume of water");

    public static readonly KpiDefinitionRow WaterPerPerson = Define(
        41, "water_per_person", "Water for each person and day", "L",
        "V / person-days of the hours with a volume",
        "Ratio; occupants as registered with their dates", "volume of water; occupants", version: 3);

    public static readonly KpiDefinitionRow NightFlow = Define(
        42, "night_flow", "Flow at night", "L/h",
        "median of the least V_h from 02 to 05 o'clock of each night; a night with an estimated hour is an estimate",
        "Minimum night flow, as water utilities use it", "volume of water", version: 2);

    public static readonly KpiDefinitionRow LeakNights = Define(
        43, "leak_nights", "Nights with a flow", "d",
        "measured nights whose least hour from 02 to 05 is above zero",
        "Minimum night flow, as water utilities use it", "volume of water", version: 3);

    public static readonly KpiDefinitionRow TariffCost = Define(
        44, "cost_tariff", "Cost by tariff", "EUR",
        "sum over the carriers of (E p + P_contract * p_P * days / 365) * (1 + tax); power and light are one, with one contracted power; days up to the last hour with energy",
        "Tariff of the zone and year, with its source", "energy; contracted_power for the power term", version: 3);

    public static readonly KpiDefinitionRow Rank = Define(
        45, "intensity_rank", "Place among peers by energy for each square metre", "1",
        "100 * (mean rank - 0.5) / n among assets of the same kind and time zone with half to twice the floor area, 8 or more; 0 lowest",
        "Percentile rank with ties at their mean", "intensity and floor_area of the peers", minimumCoverage: 0, version: 2);

    public static readonly KpiDefinitionRow Cooling22 = Define(
        46, "cdd_22", "Cooling degree days, base 22 degrees", "K.d",
        "sum of max(T_d - 22, 0)",
        "Customary in southern Europe", "temperature_out");

    public static readonly KpiDefinitionRow CoolingOne = Define(
        47, "comfort_cooling_1", "Hours in comfort category I of the cooling season", "%",
        "100 * hours with 23.5 <= T <= 25.5 / occupied hours of May to September",
        "EN 16798-1:2019, cooling season, category I; buildings with cooling", "temperature_in");

    public static readonly KpiDefinitionRow CoolingTwo = Define(
        48, "comfort_cooling_2", "Hours in comfort category II of the cooling season", "%",
        "100 * hours with 23 <= T <= 26 / occupied hours of May to September",
        "EN 16798-1:2019, cooling season, category II; buildings with cooling", "temperature_in");

    public static readonly KpiDefinitionRow CoolingThree = Define(
        49, "comfort_cooling_3", "Hours in comfort category III of the cooling season", "%",
        "100 * hours with 22 <= T <= 27 / occupied hours of May to September",
        "EN 16798-1:2019, cooling season, category III; buildings with cooling", "temperature_in");

    public static readonly KpiDefinitionRow ComfortStore = Define(
        50, "comfort_store", "Opening hours in the comfort of department stores", "%",
        "100 * opening hours with 16 <= T <= 22 in October to April or 21 <= T <= 25 in May to September / opening hours",
        "EN ISO 7730:2005, table A.5, category B", "temperature_in; opening hours");

    public static readonly KpiDefinitionRow LeakRow = Define(
        51, "leak_row", "Longest row of nights with a flow", "d",
        "measured nights in a row whose least hour from 02 to 05 is above zero, across those with an estimated hour; 7 suggest a leak",
        "Minimum night flow, as water utilities use it", "volume of water", version: 2);

    public static readonly KpiDefinitionRow HeatSupply = Define(
        52, "heat_supply", "Supply temperature of district heating", "Cel",
        "sum of V_h T_flow / sum of V_h over the hours with volume and both temperatures",
        "Weighted by flow, as registers of heat meters count it", "volume of heat; temperature_flow or inlet_register; temperature_return or return_register");

    public static readonly KpiDefinitionRow HeatReturn = Define(
        53, "heat_return", "Return temperature of district heating", "Cel",
        "sum of V_h T_return / sum of V_h over the hours with volume and both temperatures",
        "Weighted by flow, as registers of heat meters count it", "volume of heat; temperature_flow or inlet_register; temperature_return or return_register");

    public static readonly KpiDefinitionRow HeatCooling = Define(
        54, "heat_cooling", "Cooling of district heating", "K",
        "sum of V_h (T_flow - T_return) / sum of V_h over the hours with volume and both temperatures",
        "Weighted by flow, as registers of heat meters count it", "volume of heat; temperature_flow or inlet_register; temperature_return or return_register");

    public static readonly KpiDefinitionRow HeatRatio = Define(
        55, "heat_ratio", "Heat for each cubic metre and kelvin", "kW.h/m3/K",
        "sum of E_h / sum of V_h (T_flow - T_return) over the hours with all of them; water gives 1.12 to 1.16",
        "EN 1434-1, heat coefficient of water", "energy and volume of heat; temperature_flow or inlet_register; temperature_return or return_register");

    public static readonly KpiDefinitionRow LuminanceMean = Define(
        56, "luminance_mean", "Mean luminance of the carriageway", "cd/m2",
        "mean of L over the points of the newest survey; one too dark for the instrument counts with the least that it tells",
        "EN 13201-3:2015, 8", "records of the kind luminance_point", version: 2);

    public static readonly KpiDefinitionRow UniformityOverall = Define(
        57, "uniformity_overall", "Overall uniformity of luminance, U0", "1",
        "least L / mean L over the points of the newest survey",
        "EN 13201-2:2015, U0; grid of EN 13201-3:2015", "records of the kind luminance_point", version: 2);

    public static readonly KpiDefinitionRow UniformityLongitudinal = Define(
        58, "uniformity_longitudinal", "Longitudinal uniformity of luminance, Ul", "1",
        "least L / greatest L along the centre of a lane, of the worst lane, in the newest survey",
        "EN 13201-2:2015, Ul; grid of EN 13201-3:2015", "records of the kind luminance_point with lane and row", version: 2);

    public static readonly KpiDefinitionRow HeatingByHour = Define(
        59, "hdd_hourly_15_5", "Heating degree days by hours, base 15.5 degrees", "K.d",
        "sum of max(15.5 - T_h, 0) / 24 over the valid hours h",
        "As degree days by days, which miss cold hours of mild days", "temperature_out");

    public static readonly KpiDefinitionRow HeatByWater = Define(
        60, "heat_by_water", "Heat that the water brought", "kW.h",
        "1.163 * sum of V_h (T_flow - T_return) over the hours with volume and both temperatures",
        "1.163 kWh/(m3 K): 4186.8 J/(kg K) and 1000 kg/m3", "volume of heat; temperature_flow or inlet_register; temperature_return or return_register");

    public static readonly KpiDefinitionRow VotesSatisfied = Define(
        61, "votes_satisfied", "Satisfied votes", "%",
        "100 * votes of 4 or 5 / votes; below 5 votes none",
        "Marks 1 to 5, the upper two", "records of the kind vote", minimumCoverage: 0);

    public static readonly KpiDefinitionRow ComfortFour = Define(
        62, "comfort_4", "Hours in comfort category IV", "%",
        "100 * hours with 17 <= T <= 25 / occupied hours of October to April",
        "EN 16798-1:2019, heating season, category IV", "temperature_in");

    public static readonly KpiDefinitionRow AdaptiveOne = Define(
        63, "comfort_adaptive_1", "Hours in adaptive comfort category I", "%",
        "100 * hours with T_c - 3 <= T <= T_c + 2 / occupied hours, with 21 to 25 where T_rm < 10 and 23.5 to 25.5 where T_rm > 30; T_c and T_rm as of comfort_adaptive_2",
        "EN 16798-1:2019, B.2.2; days on which the building is not known to be cooled", "temperature_in; temperature_out; cooled where it is known", version: 2);

    public static readonly KpiDefinitionRow AdaptiveThree = Define(
        64, "comfort_adaptive_3", "Hours in adaptive comfort category III", "%",
        "100 * hours with T_c - 5 <= T <= T_c + 4 / occupied hours, with 18 to 25 where T_rm < 10 and 22 to 27 where T_rm > 30; T_c and T_rm as of comfort_adaptive_2",
        "EN 16798-1:2019, B.2.2; days on which the building is not known to be cooled", "temperature_in; temperature_out; cooled where it is known", version: 2);

    public static readonly KpiDefinitionRow NormalisedIntensity = Define(
        65, "heat_normalised_m2", "Heat of a year with usual weather for each square metre", "kW.h/m2",
        "heat_normalised / A; A is the floor area at the time",
        "VDI 3807-1, with a base share", "energy of heat or gas; temperature_out; reference_degree_days; floor_area");

    public static readonly KpiDefinitionRow VoteMargin = Define(
        66, "satisfaction_votes_margin", "Margin of the satisfaction by votes", "1",
        "1.96 s / sqrt(n) of the votes' (v - 1) / 4 * 100, s their standard deviation with n - 1; below 5 none",
        "95 % interval of a mean by the normal distribution", "records of the kind vote", minimumCoverage: 0);

    public static readonly KpiDefinitionRow SurveyMargin = Define(
        67, "satisfaction_survey_margin", "Margin of the satisfaction by survey", "1",
        "as by votes, each answer the mean of its items",
        "95 % interval of a mean by the normal distribution", "records of the kind survey_answer", minimumCoverage: 0);

    public static readonly KpiDefinitionRow CostHours = Define(
        68, "cost_hours", "Hours that the cost counts", "h",
        "hours with energy and price",
        "Counting; an hour without a price is in no cost", "energy; price", minimumCoverage: 0);

    public static readonly KpiDefinitionRow StreetEnergyAtFullPower = Define(
        69, "street_energy_full", "Yearly energy of street lighting at full power for each square metre", "kW.h/m2",
        "P t / A; t the hours of the year from sunset to sunrise at -0.833 degrees, P with gear, A the lit area",
        "EN 13201-5:2015, AECI with one state of operation", "installed_power; lit_area; place", minimumCoverage: 0);

    public static readonly KpiDefinitionRow NightDayRank = Define(
        70, "night_day_rank", "Place among peers by night by day", "1",
        "As by energy for each square metre, by night_day",
        "Percentile rank with ties at their mean", "night_day and floor_area of the peers", minimumCoverage: 0);

    public static readonly KpiDefinitionRow BaseLoadShareRank = Define(
        71, "base_load_share_rank", "Place among peers by base load by mean", "1",
        "As by energy for each square metre, by base_load_share",
        "Percentile rank with ties at their mean", "base_load_share and floor_area of the peers", minimumCoverage: 0);

    public static readonly KpiDefinitionRow WaterCost = Define(
        72, "cost_water", "Cost of water", "EUR",
        "(V p + p_S * days / 365) * (1 + tax); days up to the last hour with a volume",
        "Tariff of the zone and year, or of the tenant, with its source", "volume of water");

    /// <summary>Places among peers, and by which KPI each is.</summary>
    public static readonly (int Rank, int By)[] Ranks =
        [(Rank.Id, Intensity.Id), (NightDayRank.Id, NightDay.Id), (BaseLoadShareRank.Id, BaseLoadShare.Id)];

    /// <summary>Those of an asset that are not made from its readings and facts alone, but with those of others or from records.</summary>
    public static readonly int[] OfSeveralAssets =
    [
        Rank.Id, NightDayRank.Id, BaseLoadShareRank.Id, VoteSatisfaction.Id, SurveySatisfaction.Id, LuminanceMean.Id, UniformityOverall.Id, UniformityLongitudinal.Id,
        VotesSatisfied.Id, VoteMargin.Id, SurveyMargin.Id,
    ];

    /// <summary>What people said of places, which several of them have together as far as each of them is told.</summary>
    public static readonly int[] OfOpinions = [VoteSatisfaction.Id, SurveySatisfaction.Id, VotesSatisfied.Id];

    /// <summary>Amounts that are told for a year, and are too small until it is over.</summary>
    public static readonly int[] OfWholeYears = [StreetEnergy.Id];

    /// <summary>Those that look back at the temperature outside of the days before.</summary>
    public static readonly int[] OfAdaptiveComfort = [AdaptiveOne.Id, AdaptiveTwo.Id, AdaptiveThree.Id];

    /// <summary>Those of load, which of several assets are made of their hours together and are no sums.</summary>
    public static readonly int[] OfLoad =
    [
        Peak.Id, PeakOfThree.Id, LoadFactor.Id, BaseLoad.Id, BaseLoadOfDays.Id, BaseLoadShare.Id, NightDay.Id, WeekendWorkday.Id,
    ];

    /// <summary>All of them, by id.</summary>
    public static readonly KpiDefinitionRow[] All =
    [
        Completeness, Intensity, PerPerson, Heating15, Heating155,
        Heating17, Heating18, HeatingEurostat, CoolingEurostat, NormalisedHeat,
        Co2ByHour, CaptureRatio, Peak, PeakOfThree, LoadFactor,
        BaseLoad, BaseLoadOfDays, BaseLoadShare, NightDay, WeekendWorkday,
        ComfortOne, ComfortTwo, ComfortThree, TooCold, TooWarm,
        AdaptiveTwo, PowerDensity, StreetEnergy, FullLoadHours, BurningHours,
        BurningUnderSun, BurningDeviation, VoteSatisfaction, SurveySatisfaction, Water,
        WaterPerPerson, NightFlow, LeakNights, TariffCost, Rank,
        Cooling22, CoolingOne, CoolingTwo, CoolingThree, ComfortStore,
        LeakRow, HeatSupply, HeatReturn, HeatCooling, HeatRatio,
        LuminanceMean, UniformityOverall, UniformityLongitudinal, HeatingByHour, HeatByWater,
        VotesSatisfied, ComfortFour, AdaptiveOne, AdaptiveThree, NormalisedIntensity,
        VoteMargin, SurveyMargin, CostHours, StreetEnergyAtFullPower, NightDayRank,
        BaseLoadShareRank, WaterCost,
    ];

    /// <summary>The place among peers that is by a KPI; null for none.</summary>
    public static int? RankBy(int definitionId) => Array.FindIndex(Ranks, one => one.By == definitionId) is >= 0 and var at ? Ranks[at].Rank : null;

    /// <summary>Whether it is a place among peers, which those of others change.</summary>
    public static bool IsRank(int definitionId) => Array.Exists(Ranks, one => one.Rank == definitionId);

    private static KpiDefinitionRow Define(
        int id, string code, string name, string unit, string formula, string source, string inputs, double minimumCoverage = 0.9,
        int version = 1) => new()
        {
            Id = id, Code = code, Version = version, Name = name, Unit = unit, Formula = formula, Source = source, Inputs = inputs, MinimumCoverage = minimumCoverage,
        };
}
