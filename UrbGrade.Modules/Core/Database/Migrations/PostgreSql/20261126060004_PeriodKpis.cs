using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace UrbGrade.Modules.Core.Database.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class PeriodKpis : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Inputs",
                table: "KpiDefinitions",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "Scope",
                table: "EmissionFactors",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.CreateTable(
                name: "AssetTraits",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    TenantId = table.Column<int>(type: "integer", nullable: false),
                    AssetId = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    From = table.Column<int>(type: "integer", nullable: false),
                    Value = table.Column<double>(type: "double precision", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AssetTraits", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FormulaKpis",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    TenantId = table.Column<int>(type: "integer", nullable: false),
                    Code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Formula = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Unit = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    MinimumCoverage = table.Column<double>(type: "double precision", nullable: false),
                    WrittenBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    WrittenAt = table.Column<long>(type: "bigint", nullable: false),
                    IsRetired = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FormulaKpis", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MeterSettings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    TenantId = table.Column<int>(type: "integer", nullable: false),
                    MeterId = table.Column<int>(type: "integer", nullable: false),
                    From = table.Column<long>(type: "bigint", nullable: false),
                    Multiplier = table.Column<double>(type: "double precision", nullable: false),
                    Digits = table.Column<int>(type: "integer", nullable: true),
                    MostPerHour = table.Column<double>(type: "double precision", nullable: true),
                    FeedsIn = table.Column<bool>(type: "boolean", nullable: false),
                    IsReplacement = table.Column<bool>(type: "boolean", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeterSettings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PeriodKpiCorrections",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    TenantId = table.Column<int>(type: "integer", nullable: false),
                    Resolution = table.Column<int>(type: "integer", nullable: false),
                    PeriodStart = table.Column<int>(type: "integer", nullable: false),
                    Scope = table.Column<int>(type: "integer", nullable: false),
                    ScopeId = table.Column<int>(type: "integer", nullable: false),
                    Medium = table.Column<int>(type: "integer", nullable: false),
                    DefinitionId = table.Column<int>(type: "integer", nullable: false),
                    Was = table.Column<double>(type: "double precision", nullable: true),
                    Now = table.Column<double>(type: "double precision", nullable: true),
                    CorrectedAt = table.Column<long>(type: "bigint", nullable: false),
                    RawRequestId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PeriodKpiCorrections", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PeriodKpis",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "integer", nullable: false),
                    Resolution = table.Column<int>(type: "integer", nullable: false),
                    PeriodStart = table.Column<int>(type: "integer", nullable: false),
                    Scope = table.Column<int>(type: "integer", nullable: false),
                    ScopeId = table.Column<int>(type: "integer", nullable: false),
                    Medium = table.Column<int>(type: "integer", nullable: false),
                    DefinitionId = table.Column<int>(type: "integer", nullable: false),
                    Value = table.Column<double>(type: "double precision", nullable: true),
                    ExpectedIntervals = table.Column<int>(type: "integer", nullable: false),
                    ValidIntervals = table.Column<int>(type: "integer", nullable: false),
                    EstimatedIntervals = table.Column<int>(type: "integer", nullable: false),
                    Status = table.Column<int>(type: "integer", nullable: false),
                    ComputedAt = table.Column<long>(type: "bigint", nullable: false),
                    OccurredAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PeriodKpis", x => new { x.TenantId, x.Resolution, x.PeriodStart, x.Scope, x.ScopeId, x.Medium, x.DefinitionId });
                });

            migrationBuilder.CreateTable(
                name: "PlaceAssets",
                columns: table => new
                {
                    PlaceId = table.Column<int>(type: "integer", nullable: false),
                    AssetId = table.Column<int>(type: "integer", nullable: false),
                    TenantId = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlaceAssets", x => new { x.PlaceId, x.AssetId });
                });

            migrationBuilder.CreateTable(
                name: "Places",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    TenantId = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Places", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StaleMonths",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "integer", nullable: false),
                    AssetId = table.Column<int>(type: "integer", nullable: false),
                    Month = table.Column<int>(type: "integer", nullable: false),
                    Mark = table.Column<long>(type: "bigint", nullable: false),
                    RawRequestId = table.Column<long>(type: "bigint", nullable: false),
                    Corrects = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StaleMonths", x => new { x.TenantId, x.AssetId, x.Month });
                });

            migrationBuilder.CreateTable(
                name: "Tariffs",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Zone = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Carrier = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Method = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    FromYear = table.Column<int>(type: "integer", nullable: false),
                    EnergyPrice = table.Column<double>(type: "double precision", nullable: false),
                    PowerPrice = table.Column<double>(type: "double precision", nullable: false),
                    Tax = table.Column<double>(type: "double precision", nullable: false),
                    Currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Source = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Tariffs", x => x.Id);
                });

            migrationBuilder.InsertData(
                table: "ChangeCounters",
                columns: new[] { "Topic", "Version" },
                values: new object[] { "factors", 0L });

            migrationBuilder.UpdateData(
                table: "EmissionFactors",
                keyColumn: "Id",
                keyValue: 1,
                column: "Scope",
                value: "direct");

            migrationBuilder.UpdateData(
                table: "EmissionFactors",
                keyColumn: "Id",
                keyValue: 2,
                column: "Scope",
                value: "direct");

            migrationBuilder.UpdateData(
                table: "EmissionFactors",
                keyColumn: "Id",
                keyValue: 3,
                column: "Scope",
                value: "direct");

            migrationBuilder.UpdateData(
                table: "EmissionFactors",
                keyColumn: "Id",
                keyValue: 4,
                column: "Scope",
                value: "direct");

            migrationBuilder.UpdateData(
                table: "EmissionFactors",
                keyColumn: "Id",
                keyValue: 5,
                column: "Scope",
                value: "direct");

            migrationBuilder.UpdateData(
                table: "EmissionFactors",
                keyColumn: "Id",
                keyValue: 6,
                column: "Scope",
                value: "delivered");

            migrationBuilder.UpdateData(
                table: "EmissionFactors",
                keyColumn: "Id",
                keyValue: 7,
                column: "Scope",
                value: "delivered");

            migrationBuilder.UpdateData(
                table: "EmissionFactors",
                keyColumn: "Id",
                keyValue: 8,
                column: "Scope",
                value: "life cycle");

            migrationBuilder.UpdateData(
                table: "EmissionFactors",
                keyColumn: "Id",
                keyValue: 9,
                column: "Scope",
                value: "delivered");

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 1,
                column: "Inputs",
                value: "energy or power");

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 2,
                column: "Inputs",
                value: "energy or power; price");

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 3,
                column: "Inputs",
                value: "energy or power; an emission factor of the carrier");

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 4,
                column: "Inputs",
                value: "temperature_in");

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 5,
                column: "Inputs",
                value: "temperature_out");

            migrationBuilder.InsertData(
                table: "KpiDefinitions",
                columns: new[] { "Id", "Code", "Formula", "Inputs", "MinimumCoverage", "Name", "Source", "Unit", "Version" },
                values: new object[,]
                {
                    { 6, "completeness", "100 * n_valid / n_expected over the hours of the period", "energy or power", 0.90000000000000002, "Completeness of energy readings", "Counting; expected are the hours of the civil days", "%", 1 },
                    { 7, "intensity", "E / A; A is the floor area at the time", "energy or power; floor_area", 0.90000000000000002, "Energy for each square metre", "ISO 52000-1:2017, energy related to reference floor area", "kW.h/m2", 1 },
                    { 8, "energy_per_person", "E / N; N is the mean number of occupants, person-days by days", "energy or power; occupants", 0.90000000000000002, "Energy for each person", "Ratio; occupants as registered with their dates", "kW.h", 1 },
                    { 9, "hdd_15", "sum of max(15 - T_d, 0); T_d is the mean of a day with 12 valid hours or more", "temperature_out", 0.90000000000000002, "Heating degree days, base 15 degrees", "Customary in Spain", "K.d", 1 },
                    { 10, "hdd_15_5", "sum of max(15.5 - T_d, 0)", "temperature_out", 0.90000000000000002, "Heating degree days, base 15.5 degrees", "Customary in the United Kingdom", "K.d", 1 },
                    { 11, "hdd_17", "sum of max(17 - T_d, 0)", "temperature_out", 0.90000000000000002, "Heating degree days, base 17 degrees", "Danish graddage", "K.d", 1 },
                    { 12, "hdd_18", "sum of max(18 - T_d, 0)", "temperature_out", 0.90000000000000002, "Heating degree days, base 18 degrees", "Customary in Spain and southern Europe", "K.d", 1 },
                    { 13, "hdd_eurostat", "sum of (18 - T_d) where T_d <= 15", "temperature_out", 0.90000000000000002, "Heating degree days of Eurostat", "Eurostat, nrg_chdd methodology", "K.d", 1 },
                    { 14, "cdd_eurostat", "sum of (T_d - 21) where T_d >= 24", "temperature_out", 0.90000000000000002, "Cooling degree days of Eurostat", "Eurostat, nrg_chdd methodology", "K.d", 1 },
                    { 15, "heat_normalised", "E_base + (E - E_base) * HDD_ref / HDD, base 17 degrees; E_base is the mean of the days of June to August for all days", "energy of heat or gas; temperature_out; reference_degree_days", 0.90000000000000002, "Heat of a year with usual weather", "VDI 3807-1, with a base share", "kW.h", 1 },
                    { 16, "co2_hourly", "sum of E_h * f_h; the factor of the year where an hour has none", "energy or power; emission_factor", 0.90000000000000002, "CO2 equivalent by hourly factors", "Location-based, hourly factors of the grid", "kg", 1 },
                    { 17, "capture_ratio", "(sum of E_h p_h / sum of E_h) / mean of p_h over the hours with both", "energy; price", 0.90000000000000002, "Price paid by mean price", "Capture rate as used for power markets", "1", 1 },
                    { 18, "peak", "max of E_h over one hour", "energy or power", 0.90000000000000002, "Peak", "Greatest hourly mean, after cleansing", "kW", 1 },
                    { 19, "peak_three", "mean of the three greatest E_h", "energy or power", 0.90000000000000002, "Mean of the three greatest hours", "As peak, less moved by one odd hour", "kW", 1 },
                    { 20, "load_factor", "mean of E_h / max of E_h", "energy or power", 0.90000000000000002, "Load factor", "IEC 60050-691:1973, 691-10-02", "1", 1 },
                    { 21, "base_load", "5th percentile of E_h (type 7)", "energy or power", 0.90000000000000002, "Base load", "Hyndman and Fan 1996, type 7", "kW", 1 },
                    { 22, "base_load_days", "median of the least E_h of each day", "energy or power", 0.90000000000000002, "Base load by quietest hours", "As base load, by days", "kW", 1 },
                    { 23, "base_load_share", "100 * 5th percentile / mean", "energy or power", 0.90000000000000002, "Base load by mean", "As base load", "%", 1 },
                    { 24, "night_day", "mean of 00 to 05 / mean of 09 to 17 o'clock on workdays", "energy or power", 0.90000000000000002, "Night by day", "Local time; public holidays are not known", "1", 1 },
                    { 25, "weekend_workday", "mean of Saturdays and Sundays / mean of Mondays to Fridays", "energy or power", 0.90000000000000002, "Weekend by workday", "Local days; public holidays are not known", "1", 1 },
                    { 26, "comfort_1", "100 * hours with 21 <= T <= 25 / occupied hours", "temperature_in", 0.90000000000000002, "Hours in comfort category I", "EN 16798-1:2019, heating season, category I", "%", 1 },
                    { 27, "comfort_2", "100 * hours with 20 <= T <= 25 / occupied hours", "temperature_in", 0.90000000000000002, "Hours in comfort category II", "EN 16798-1:2019, heating season, category II", "%", 1 },
                    { 28, "comfort_3", "100 * hours with 18 <= T <= 25 / occupied hours", "temperature_in", 0.90000000000000002, "Hours in comfort category III", "EN 16798-1:2019, heating season, category III", "%", 1 },
                    { 29, "degree_hours_cold", "sum of max(20 - T, 0) over the occupied hours", "temperature_in", 0.90000000000000002, "Degree hours below category II", "EN 16798-1:2019", "K.h", 1 },
                    { 30, "degree_hours_warm", "sum of max(T - 25, 0) over the occupied hours", "temperature_in", 0.90000000000000002, "Degree hours above category II", "EN 16798-1:2019", "K.h", 1 },
                    { 31, "comfort_adaptive_2", "100 * hours with T_c - 4 <= T <= T_c + 3 / occupied hours of days with 10 <= T_rm <= 30; T_c = 0.33 T_rm + 18.8, T_rm = (T_1 + 0.8 T_2 + 0.6 T_3 + 0.5 T_4 + 0.4 T_5 + 0.3 T_6 + 0.2 T_7) / 3.8 of the days before", "temperature_in; temperature_out", 0.90000000000000002, "Hours in adaptive comfort category II", "EN 16798-1:2019, B.2.2; buildings without cooling", "%", 1 },
                    { 32, "street_power_density", "P / (E A); P with gear, E maintained illuminance, A lit area", "installed_power; illuminance; lit_area", 0.0, "Power density of street lighting, D_P", "EN 13201-5:2015, PDI", "W/lx/m2", 1 },
                    { 33, "street_energy", "E / A of a year, measured; A is the lit area", "energy of light; lit_area", 0.90000000000000002, "Yearly energy of street lighting for each square metre, D_E", "EN 13201-5:2015, AECI", "kW.h/m2", 1 },
                    { 34, "full_load_hours", "E / P", "energy; installed_power", 0.90000000000000002, "Hours at full power", "Ratio; P with gear", "h", 1 },
                    { 35, "burning_hours", "hours with a mean power above 25 % of the installed power", "energy of light; installed_power", 0.90000000000000002, "Burning hours", "Threshold below the lowest usual dimming step", "h", 1 },
                    { 36, "burning_by_day", "burning hours while the sun stands above +5 degrees", "energy of light; installed_power; place", 0.90000000000000002, "Burning hours with the sun up", "J. Meeus, Astronomical Algorithms", "h", 1 },
                    { 37, "burning_deviation", "burning hours less the hours from sunset to sunrise at -0.833 degrees", "energy of light; installed_power; place", 0.90000000000000002, "Burning hours above those of the night", "J. Meeus, Astronomical Algorithms", "h", 1 },
                    { 38, "satisfaction_votes", "mean of (v - 1) / 4 * 100; below 30 votes (n x + 20 m) / (n + 20); below 5 none", "records of the kind vote", 0.0, "Satisfaction by votes", "Marks 1 to 5; shrunk to the mean of all places", "1", 1 },
                    { 39, "satisfaction_survey", "as by votes, each answer the mean of its items", "records of the kind survey_answer", 0.0, "Satisfaction by survey", "Marks 1 to 5; shrunk to the mean of all places", "1", 1 },
                    { 40, "water", "sum of V_h over the valid hours", "volume of water", 0.90000000000000002, "Water used", "Sum of metered intervals", "m3", 1 },
                    { 41, "water_per_person", "V / person-days", "volume of water; occupants", 0.90000000000000002, "Water for each person and day", "Ratio; occupants as registered with their dates", "L", 1 },
                    { 42, "night_flow", "median of the least V_h from 02 to 05 o'clock of each night", "volume of water", 0.90000000000000002, "Flow at night", "Minimum night flow, as water utilities use it", "L/h", 1 },
                    { 43, "leak_nights", "nights whose least hour from 02 to 05 is above zero; 7 in a row suggest a leak", "volume of water", 0.90000000000000002, "Nights with a flow", "Minimum night flow, as water utilities use it", "d", 1 },
                    { 44, "cost_tariff", "(E p + P_contract * p_P * days / 365) * (1 + tax)", "energy; contracted_power for the power term", 0.90000000000000002, "Cost by tariff", "Tariff of the zone and year, with its source", "EUR", 1 },
                    { 45, "intensity_rank", "100 * (mean rank - 0.5) / n among assets of the same kind, 8 or more; 0 lowest", "intensity of the peers", 0.0, "Place among peers by energy for each square metre", "Percentile rank with ties at their mean", "1", 1 }
                });

            migrationBuilder.InsertData(
                table: "Tariffs",
                columns: new[] { "Id", "Carrier", "Currency", "EnergyPrice", "FromYear", "Method", "PowerPrice", "Source", "Tax", "Version", "Zone" },
                values: new object[] { 1, "power", "EUR", 0.1062, 2019, "worked example", 0.0, "Worked example of a street-lighting renewal; to be replaced by the contract of the site", 0.20999999999999999, 1, "ES" });

            migrationBuilder.CreateIndex(
                name: "IX_AssetTraits_AssetId_Name_From",
                table: "AssetTraits",
                columns: new[] { "AssetId", "Name", "From" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FormulaKpis_TenantId_Code_Version",
                table: "FormulaKpis",
                columns: new[] { "TenantId", "Code", "Version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MeterSettings_MeterId_From",
                table: "MeterSettings",
                columns: new[] { "MeterId", "From" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PeriodKpiCorrections_TenantId_Scope_ScopeId_PeriodStart",
                table: "PeriodKpiCorrections",
                columns: new[] { "TenantId", "Scope", "ScopeId", "PeriodStart" });

            migrationBuilder.CreateIndex(
                name: "IX_Places_TenantId_Kind_Name",
                table: "Places",
                columns: new[] { "TenantId", "Kind", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Tariffs_Zone_Carrier_Method_FromYear_Version",
                table: "Tariffs",
                columns: new[] { "Zone", "Carrier", "Method", "FromYear", "Version" },
                unique: true);

            // What was computed before has weeks and years to be made.
            migrationBuilder.Sql(
                """
                INSERT INTO "StaleMonths" ("TenantId", "AssetId", "Month", "Mark", "RawRequestId", "Corrects")
                SELECT DISTINCT "TenantId", "AssetId", "PeriodStart", 1, 0, CAST(0 AS boolean) FROM "Kpis" WHERE "Resolution" = 1
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AssetTraits");

            migrationBuilder.DropTable(
                name: "FormulaKpis");

            migrationBuilder.DropTable(
                name: "MeterSettings");

            migrationBuilder.DropTable(
                name: "PeriodKpiCorrections");

            migrationBuilder.DropTable(
                name: "PeriodKpis");

            migrationBuilder.DropTable(
                name: "PlaceAssets");

            migrationBuilder.DropTable(
                name: "Places");

            migrationBuilder.DropTable(
                name: "StaleMonths");

            migrationBuilder.DropTable(
                name: "Tariffs");

            migrationBuilder.DeleteData(
                table: "ChangeCounters",
                keyColumn: "Topic",
                keyValue: "factors");

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 6);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 7);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 8);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 9);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 10);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 11);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 12);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 13);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 14);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 15);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 16);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 17);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 18);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 19);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 20);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 21);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 22);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 23);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 24);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 25);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 26);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 27);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 28);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 29);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 30);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 31);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 32);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 33);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 34);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 35);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 36);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 37);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 38);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 39);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 40);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 41);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 42);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 43);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 44);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 45);

            migrationBuilder.DropColumn(
                name: "Inputs",
                table: "KpiDefinitions");

            migrationBuilder.DropColumn(
                name: "Scope",
                table: "EmissionFactors");
        }
    }
}
