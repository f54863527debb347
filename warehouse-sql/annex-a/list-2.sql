select * exclude (issued_date, updated_date, reviewed_date, home_education, has_plan, has_support)
from child
where has_support and not has_plan
order by unique_id
