using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace UrbGrade.Modules.Core.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class KpisBySeason : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 9,
                columns: new[] { "Formula", "Version" },
                values: new object[] { "sum of max(15 - T_d, 0) over the days d; T_d is the mean of a day with 12 valid hours or more", 2 });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 10,
                column: "Version",
                value: 2);

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 11,
                column: "Version",
                value: 2);

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 12,
                column: "Version",
                value: 2);

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 13,
                column: "Version",
                value: 2);

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 14,
                column: "Version",
                value: 2);

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 15,
                columns: new[] { "Formula", "Version" },
                values: new object[] { "E_base + (E - E_base) * HDD_ref / HDD, base 17 degrees, over the days with all hours of heat and a mean temperature; E_base is the mean of the days of June to August for all days", 2 });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 17,
                columns: new[] { "Formula", "Version" },
                values: new object[] { "(sum of E_h p_h / sum of E_h) / mean of p_h over the hours with both; E is electricity", 2 });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 26,
                columns: new[] { "Formula", "Version" },
                values: new object[] { "100 * hours with 21 <= T <= 25 / occupied hours of October to April", 2 });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 27,
                columns: new[] { "Formula", "Version" },
                values: new object[] { "100 * hours with 20 <= T <= 25 / occupied hours of October to April", 2 });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 28,
                columns: new[] { "Formula", "Version" },
                values: new object[] { "100 * hours with 18 <= T <= 25 / occupied hours of October to April", 2 });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 29,
                columns: new[] { "Formula", "Version" },
                values: new object[] { "sum of max(20 - T, 0) over the occupied hours of October to April", 2 });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 30,
                columns: new[] { "Formula", "Version" },
                values: new object[] { "sum of max(T - 25, 0) over the occupied hours of October to April and of max(T - 26, 0) over those of May to September", 2 });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 31,
                columns: new[] { "Formula", "Version" },
                values: new object[] { "100 * hours with T_c - 4 <= T <= T_c + 3 / occupied hours, with 20 to 25 where T_rm < 10 and 23 to 26 where T_rm > 30; T_c = 0.33 T_rm + 18.8, T_rm = (T_1 + 0.8 T_2 + 0.6 T_3 + 0.5 T_4 + 0.4 T_5 + 0.3 T_6 + 0.2 T_7) / 3.8 of the days before", 2 });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 38,
                column: "Version",
                value: 2);

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 39,
                column: "Version",
                value: 2);

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 43,
                columns: new[] { "Formula", "Version" },
                values: new object[] { "nights whose least hour from 02 to 05 is above zero", 2 });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 44,
                columns: new[] { "Formula", "Version" },
                values: new object[] { "sum over the carriers of (E p + P_contract * p_P * days / 365) * (1 + tax); power and light are one, with one contracted power", 2 });

            migrationBuilder.InsertData(
                table: "KpiDefinitions",
                columns: new[] { "Id", "Code", "Formula", "Inputs", "MinimumCoverage", "Name", "Source", "Unit", "Version" },
                values: new object[,]
                {
                    { 46, "cdd_22", "sum of max(T_d - 22, 0)", "temperature_out", 0.90000000000000002, "Cooling degree days, base 22 degrees", "Customary in southern Europe", "K.d", 1 },
                    { 47, "comfort_cooling_1", "100 * hours with 23.5 <= T <= 25.5 / occupied hours of May to September", "temperature_in", 0.90000000000000002, "Hours in comfort category I of the cooling season", "EN 16798-1:2019, cooling season, category I; buildings with cooling", "%", 1 },
                    { 48, "comfort_cooling_2", "100 * hours with 23 <= T <= 26 / occupied hours of May to September", "temperature_in", 0.90000000000000002, "Hours in comfort category II of the cooling season", "EN 16798-1:2019, cooling season, category II; buildings with cooling", "%", 1 },
                    { 49, "comfort_cooling_3", "100 * hours with 22 <= T <= 27 / occupied hours of May to September", "temperature_in", 0.90000000000000002, "Hours in comfort category III of the cooling season", "EN 16798-1:2019, cooling season, category III; buildings with cooling", "%", 1 },
                    { 50, "comfort_store", "100 * opening hours with 16 <= T <= 22 in October to April or 21 <= T <= 25 in May to September / opening hours", "temperature_in; opening hours", 0.90000000000000002, "Opening hours in the comfort of department stores", "EN ISO 7730:2005, table A.5, category B", "%", 1 },
                    { 51, "leak_row", "nights in a row whose least hour from 02 to 05 is above zero; 7 suggest a leak", "volume of water", 0.90000000000000002, "Longest row of nights with a flow", "Minimum night flow, as water utilities use it", "d", 1 },
                    { 52, "heat_supply", "sum of V_h T_flow / sum of V_h over the hours with volume and both temperatures", "volume of heat; temperature_flow; temperature_return", 0.90000000000000002, "Supply temperature of district heating", "Weighted by flow, as registers of heat meters count it", "Cel", 1 },
                    { 53, "heat_return", "sum of V_h T_return / sum of V_h over the hours with volume and both temperatures", "volume of heat; temperature_flow; temperature_return", 0.90000000000000002, "Return temperature of district heating", "Weighted by flow, as registers of heat meters count it", "Cel", 1 },
                    { 54, "heat_cooling", "sum of V_h (T_flow - T_return) / sum of V_h over the hours with volume and both temperatures", "volume of heat; temperature_flow; temperature_return", 0.90000000000000002, "Cooling of district heating", "Weighted by flow, as registers of heat meters count it", "K", 1 },
                    { 55, "heat_ratio", "sum of E_h / sum of V_h (T_flow - T_return) over the hours with all of them; water gives 1.12 to 1.16", "energy and volume of heat; temperature_flow; temperature_return", 0.90000000000000002, "Heat for each cubic metre and kelvin", "EN 1434-1, heat coefficient of water", "kW.h/m3/K", 1 },
                    { 56, "luminance_mean", "mean of L over the points of a survey", "records of the kind luminance_point", 0.90000000000000002, "Mean luminance of the carriageway", "EN 13201-3:2015, 8", "cd/m2", 1 },
                    { 57, "uniformity_overall", "least L / mean L over the points of a survey", "records of the kind luminance_point", 0.90000000000000002, "Overall uniformity of luminance, U0", "EN 13201-2:2015, U0; grid of EN 13201-3:2015", "1", 1 },
                    { 58, "uniformity_longitudinal", "least L / greatest L along the centre of a lane, of the worst lane", "records of the kind luminance_point with lane and row", 0.90000000000000002, "Longitudinal uniformity of luminance, Ul", "EN 13201-2:2015, Ul; grid of EN 13201-3:2015", "1", 1 }
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 46);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 47);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 48);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 49);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 50);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 51);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 52);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 53);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 54);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 55);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 56);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 57);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 58);

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 9,
                columns: new[] { "Formula", "Version" },
                values: new object[] { "sum of max(15 - T_d, 0); T_d is the mean of a day with 12 valid hours or more", 1 });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 10,
                column: "Version",
                value: 1);

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 11,
                column: "Version",
                value: 1);

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 12,
                column: "Version",
                value: 1);

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 13,
                column: "Version",
                value: 1);

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 14,
                column: "Version",
                value: 1);

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 15,
                columns: new[] { "Formula", "Version" },
                values: new object[] { "E_base + (E - E_base) * HDD_ref / HDD, base 17 degrees; E_base is the mean of the days of June to August for all days", 1 });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 17,
                columns: new[] { "Formula", "Version" },
                values: new object[] { "(sum of E_h p_h / sum of E_h) / mean of p_h over the hours with both", 1 });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 26,
                columns: new[] { "Formula", "Version" },
                values: new object[] { "100 * hours with 21 <= T <= 25 / occupied hours", 1 });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 27,
                columns: new[] { "Formula", "Version" },
                values: new object[] { "100 * hours with 20 <= T <= 25 / occupied hours", 1 });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 28,
                columns: new[] { "Formula", "Version" },
                values: new object[] { "100 * hours with 18 <= T <= 25 / occupied hours", 1 });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 29,
                columns: new[] { "Formula", "Version" },
                values: new object[] { "sum of max(20 - T, 0) over the occupied hours", 1 });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 30,
                columns: new[] { "Formula", "Version" },
                values: new object[] { "sum of max(T - 25, 0) over the occupied hours", 1 });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 31,
                columns: new[] { "Formula", "Version" },
                values: new object[] { "100 * hours with T_c - 4 <= T <= T_c + 3 / occupied hours of days with 10 <= T_rm <= 30; T_c = 0.33 T_rm + 18.8, T_rm = (T_1 + 0.8 T_2 + 0.6 T_3 + 0.5 T_4 + 0.4 T_5 + 0.3 T_6 + 0.2 T_7) / 3.8 of the days before", 1 });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 38,
                column: "Version",
                value: 1);

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 39,
                column: "Version",
                value: 1);

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 43,
                columns: new[] { "Formula", "Version" },
                values: new object[] { "nights whose least hour from 02 to 05 is above zero; 7 in a row suggest a leak", 1 });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 44,
                columns: new[] { "Formula", "Version" },
                values: new object[] { "(E p + P_contract * p_P * days / 365) * (1 + tax)", 1 });
        }
    }
}
