using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace UrbGrade.Modules.Core.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class KpisOfAllCategories : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 24,
                columns: new[] { "Formula", "Source", "Version" },
                values: new object[] { "mean of 00 to 05 / mean of 09 to 17 o'clock on workdays: Mondays to Fridays but for public holidays", "Local time; public holidays of the site's region, where they are known", 2 });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 25,
                columns: new[] { "Formula", "Source", "Version" },
                values: new object[] { "mean of Saturdays, Sundays and public holidays / mean of the other days", "Local days; public holidays of the site's region, where they are known", 2 });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 45,
                columns: new[] { "Formula", "Inputs", "Version" },
                values: new object[] { "100 * (mean rank - 0.5) / n among assets of the same kind and time zone with half to twice the floor area, 8 or more; 0 lowest", "intensity and floor_area of the peers", 2 });

            migrationBuilder.InsertData(
                table: "KpiDefinitions",
                columns: new[] { "Id", "Code", "Formula", "Inputs", "MinimumCoverage", "Name", "Source", "Unit", "Version" },
                values: new object[,]
                {
                    { 62, "comfort_4", "100 * hours with 17 <= T <= 25 / occupied hours of October to April", "temperature_in", 0.90000000000000002, "Hours in comfort category IV", "EN 16798-1:2019, heating season, category IV", "%", 1 },
                    { 63, "comfort_adaptive_1", "100 * hours with T_c - 3 <= T <= T_c + 2 / occupied hours, with 21 to 25 where T_rm < 10 and 23.5 to 25.5 where T_rm > 30; T_c and T_rm as of comfort_adaptive_2", "temperature_in; temperature_out", 0.90000000000000002, "Hours in adaptive comfort category I", "EN 16798-1:2019, B.2.2; buildings without cooling", "%", 1 },
                    { 64, "comfort_adaptive_3", "100 * hours with T_c - 5 <= T <= T_c + 4 / occupied hours, with 18 to 25 where T_rm < 10 and 22 to 27 where T_rm > 30; T_c and T_rm as of comfort_adaptive_2", "temperature_in; temperature_out", 0.90000000000000002, "Hours in adaptive comfort category III", "EN 16798-1:2019, B.2.2; buildings without cooling", "%", 1 },
                    { 65, "heat_normalised_m2", "heat_normalised / A; A is the floor area at the time", "energy of heat or gas; temperature_out; reference_degree_days; floor_area", 0.90000000000000002, "Heat of a year with usual weather for each square metre", "VDI 3807-1, with a base share", "kW.h/m2", 1 },
                    { 66, "satisfaction_votes_margin", "1.96 s / sqrt(n) of the votes' (v - 1) / 4 * 100, s their standard deviation with n - 1; below 5 none", "records of the kind vote", 0.0, "Margin of the satisfaction by votes", "95 % interval of a mean by the normal distribution", "1", 1 },
                    { 67, "satisfaction_survey_margin", "as by votes, each answer the mean of its items", "records of the kind survey_answer", 0.0, "Margin of the satisfaction by survey", "95 % interval of a mean by the normal distribution", "1", 1 },
                    { 68, "cost_hours", "hours with energy and price", "energy; price", 0.0, "Hours that the cost counts", "Counting; an hour without a price is in no cost", "h", 1 },
                    { 69, "street_energy_full", "P t / A; t the hours of the year from sunset to sunrise at -0.833 degrees, P with gear, A the lit area", "installed_power; lit_area; place", 0.0, "Yearly energy of street lighting at full power for each square metre", "EN 13201-5:2015, AECI with one state of operation", "kW.h/m2", 1 }
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 62);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 63);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 64);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 65);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 66);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 67);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 68);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 69);

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 24,
                columns: new[] { "Formula", "Source", "Version" },
                values: new object[] { "mean of 00 to 05 / mean of 09 to 17 o'clock on workdays", "Local time; public holidays are not known", 1 });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 25,
                columns: new[] { "Formula", "Source", "Version" },
                values: new object[] { "mean of Saturdays and Sundays / mean of Mondays to Fridays", "Local days; public holidays are not known", 1 });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 45,
                columns: new[] { "Formula", "Inputs", "Version" },
                values: new object[] { "100 * (mean rank - 0.5) / n among assets of the same kind, 8 or more; 0 lowest", "intensity of the peers", 1 });
        }
    }
}
