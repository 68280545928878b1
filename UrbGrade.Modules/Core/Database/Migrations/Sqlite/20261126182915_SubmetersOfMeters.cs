using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UrbGrade.Modules.Core.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SubmetersOfMeters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Below",
                table: "MeterSettings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "LeastLoss",
                table: "MeterSettings",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "MostLoss",
                table: "MeterSettings",
                type: "REAL",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Below",
                table: "MeterSettings");

            migrationBuilder.DropColumn(
                name: "LeastLoss",
                table: "MeterSettings");

            migrationBuilder.DropColumn(
                name: "MostLoss",
                table: "MeterSettings");
        }
    }
}
