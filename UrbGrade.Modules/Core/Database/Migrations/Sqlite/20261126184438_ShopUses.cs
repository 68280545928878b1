using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UrbGrade.Modules.Core.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ShopUses : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<double>(
                name: "ClosedHour",
                table: "MeterProfiles",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "CoolingDegrees",
                table: "MeterProfiles",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "HeatingDegrees",
                table: "MeterProfiles",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "MeanPrice",
                table: "MeterProfiles",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "OpenHour",
                table: "MeterProfiles",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "OpenHourCooling",
                table: "MeterProfiles",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "OpenHourHeating",
                table: "MeterProfiles",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "PaidPrice",
                table: "MeterProfiles",
                type: "REAL",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ClosedHour",
                table: "MeterProfiles");

            migrationBuilder.DropColumn(
                name: "CoolingDegrees",
                table: "MeterProfiles");

            migrationBuilder.DropColumn(
                name: "HeatingDegrees",
                table: "MeterProfiles");

            migrationBuilder.DropColumn(
                name: "MeanPrice",
                table: "MeterProfiles");

            migrationBuilder.DropColumn(
                name: "OpenHour",
                table: "MeterProfiles");

            migrationBuilder.DropColumn(
                name: "OpenHourCooling",
                table: "MeterProfiles");

            migrationBuilder.DropColumn(
                name: "OpenHourHeating",
                table: "MeterProfiles");

            migrationBuilder.DropColumn(
                name: "PaidPrice",
                table: "MeterProfiles");
        }
    }
}
