select * exclude (has_plan, has_support) from child where has_plan order by unique_id
