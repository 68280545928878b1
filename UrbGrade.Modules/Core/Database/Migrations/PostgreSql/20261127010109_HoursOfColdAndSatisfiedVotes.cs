using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace UrbGrade.Modules.Core.Database.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class HoursOfColdAndSatisfiedVotes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.InsertData(
                table: "KpiDefinitions",
                columns: new[] { "Id", "Code", "Formula", "Inputs", "MinimumCoverage", "Name", "Source", "Unit", "Version" },
                values: new object[,]
                {
                    { 59, "hdd_hourly_15_5", "sum of max(15.5 - T_h, 0) / 24 over the valid hours h", "temperature_out", 0.90000000000000002, "Heating degree days by hours, base 15.5 degrees", "As degree days by days, which miss cold hours of mild days", "K.d", 1 },
                    { 60, "heat_by_water", "1.163 * sum of V_h (T_flow - T_return) over the hours with volume and both temperatures", "volume of heat; temperature_flow; temperature_return", 0.90000000000000002, "Heat that the water brought", "1.163 kWh/(m3 K): 4186.8 J/(kg K) and 1000 kg/m3", "kW.h", 1 },
                    { 61, "votes_satisfied", "100 * votes of 4 or 5 / votes; below 5 votes none", "records of the kind vote", 0.0, "Satisfied votes", "Marks 1 to 5, the upper two", "%", 1 }
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 59);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 60);

            migrationBuilder.DeleteData(
                table: "KpiDefinitions",
                keyColumn: "Id",
                keyValue: 61);
        }
    }
}
