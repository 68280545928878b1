using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UrbGrade.Modules.Core.Database.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class ReferenceFigures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 31,
                columns: new[] { "Formula", "Inputs", "Source", "Version" },
                values: new object[] { "100 * hours with T_c - 4 <= T <= T_c + 3 / occupied hours, with 20 to 25 where T_rm < 10 and 23 to 26 where T_rm > 30; T_c = 0.33 T_rm + 18.8, T_rm = 0.2 T + 0.8 T_rm of the day before, begun 60 days before or after a gap with (T_1 + 0.8 T_2 + 0.6 T_3 + 0.5 T_4 + 0.4 T_5 + 0.3 T_6 + 0.2 T_7) / 3.8 of the days before", "temperature_in; temperature_out; cooled where it is known", "EN 16798-1:2019, B.2.2; days on which the building is not known to be cooled", 3 });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 35,
                columns: new[] { "Formula", "Version" },
                values: new object[] { "time with a power above 25 % of the installed power: of readings that are finer than an hour the time for which each holds, else hours by their mean, and the hour in which lamps go on or off by its share of the lit hour beside it", 2 });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 36,
                column: "Version",
                value: 2);

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 37,
                column: "Version",
                value: 4);

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 41,
                columns: new[] { "Formula", "Version" },
                values: new object[] { "V / person-days of the hours with a volume", 3 });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 44,
                columns: new[] { "Formula", "Version" },
                values: new object[] { "sum over the carriers of (E p + P_contract * p_P * days / 365) * (1 + tax); power and light are one, with one contracted power; days up to the last hour with energy", 3 });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 63,
                columns: new[] { "Inputs", "Source", "Version" },
                values: new object[] { "temperature_in; temperature_out; cooled where it is known", "EN 16798-1:2019, B.2.2; days on which the building is not known to be cooled", 2 });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 64,
                columns: new[] { "Inputs", "Source", "Version" },
                values: new object[] { "temperature_in; temperature_out; cooled where it is known", "EN 16798-1:2019, B.2.2; days on which the building is not known to be cooled", 2 });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 31,
                columns: new[] { "Formula", "Inputs", "Source", "Version" },
                values: new object[] { "100 * hours with T_c - 4 <= T <= T_c + 3 / occupied hours, with 20 to 25 where T_rm < 10 and 23 to 26 where T_rm > 30; T_c = 0.33 T_rm + 18.8, T_rm = (T_1 + 0.8 T_2 + 0.6 T_3 + 0.5 T_4 + 0.4 T_5 + 0.3 T_6 + 0.2 T_7) / 3.8 of the days before", "temperature_in; temperature_out", "EN 16798-1:2019, B.2.2; buildings without cooling", 2 });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 35,
                columns: new[] { "Formula", "Version" },
                values: new object[] { "hours with a mean power above 25 % of the installed power", 1 });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 36,
                column: "Version",
                value: 1);

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 37,
                column: "Version",
                value: 3);

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 41,
                columns: new[] { "Formula", "Version" },
                values: new object[] { "V / person-days until the last meter was taken away", 2 });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 44,
                columns: new[] { "Formula", "Version" },
                values: new object[] { "sum over the carriers of (E p + P_contract * p_P * days / 365) * (1 + tax); power and light are one, with one contracted power", 2 });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 63,
                columns: new[] { "Inputs", "Source", "Version" },
                values: new object[] { "temperature_in; temperature_out", "EN 16798-1:2019, B.2.2; buildings without cooling", 1 });

            migrationBuilder.UpdateData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 64,
                columns: new[] { "Inputs", "Source", "Version" },
                values: new object[] { "temperature_in; temperature_out", "EN 16798-1:2019, B.2.2; buildings without cooling", 1 });
        }
    }
}
